import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const prefix = "user";
const key = (n: number) => `k${n}`;
export default defineSchema({
  [`${prefix}s`]: defineTable({ [prefix + "Name"]: v.string(), [key(1)]: v.number(), ["lit"]: v.null(), [`a${1}${"b"}${true}`]: v.any(), "quoted-name": v.string(), 'single': v.null() }),
});
