import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "#fields";
import { b } from "#lib/b";
import { c } from "#lib/special";
import { d } from "#other";
import { e } from "own";
import { f } from "own/part/f";
export default defineSchema({ t: defineTable({ a, b, c, d, e, f }) });
