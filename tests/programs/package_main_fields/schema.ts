import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "by-module";
import { b } from "by-browser";
import { c } from "by-index";
import { d } from "by-folder";
import { e } from "by-folder/lib/e";
import { f } from "script-first";
export default defineSchema({ t: defineTable({ a, b, c, d, e, f }) });
