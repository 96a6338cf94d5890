import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const list = v.array(v.union(v.literal("a"), v.literal("b")));
const record = v.record(v.string(), v.number());
const id = v.id("users");
const lit = v.literal("x");
export default defineSchema({
  t: defineTable({
    element: list.element, members: v.union(...list.element.members, v.literal("c")), key: record.key, value: record.value,
    table: v.literal(id.tableName), lit: v.literal(lit.value), kind: v.literal(list.kind), optional: v.literal(v.optional(id).isOptional),
    required: v.literal(id.isOptional), is: v.literal(id.isConvexValidator), first: list.element.members[0],
    last: list.element.members.at(-1)!, count: v.literal(list.element.members.length),
  }),
});
