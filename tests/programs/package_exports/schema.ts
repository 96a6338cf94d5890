import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { a } from "conditions";
import { b } from "conditions/sub";
import { c } from "conditions/features/c";
import { d } from "@scope/sugar";
import { e } from "nested";
import { f } from "source/fields.js";
export default defineSchema({ t: defineTable({ a, b, c, d, e, f }) });
