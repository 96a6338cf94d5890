import { defineSchema, defineTable } from "convex/server";
import { v as validators } from "convex/values";

import { v as shared } from "./validators";

const nullish = (one: any) => validators.optional(validators.union(validators.null(), one));
const v = { ...validators, nullish };
export default defineSchema({
  t: defineTable({ a: v.nullish(v.string()), b: shared.nullish(shared.number()), c: shared.string(), d: v.literal("x") }),
});
