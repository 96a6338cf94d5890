import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const { string, number: num, optional, ...rest } = v;
const { union } = rest;
export default defineSchema({ t: defineTable({ a: string(), b: optional(num()), c: union(string(), rest.null()) }) });
