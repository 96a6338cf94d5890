import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

function withTimes(fields: Record<string, any>, extra = { deletedAt: v.optional(v.number()) }) {
  return { ...fields, createdAt: v.number(), ...extra };
}
const table = (fields: any, ...indexes: string[]) => {
  let result = defineTable(withTimes(fields));
  for (const field of indexes) result = result.index(`by_${field}`, [field]);
  return result;
};
const pair = ([first, second]: any[], { third = v.null(), ...rest }: any = {}) => ({ first, second, third, ...rest });
const fact = (n: number): number => (n <= 1 ? 1 : n * fact(n - 1));
export default defineSchema({
  t: table({ a: v.string() }, "a", "createdAt"),
  u: defineTable(withTimes({ a: v.null() }, {} as any)),
  w: defineTable(pair([v.string(), v.number()], { fourth: v.any() })),
  x: defineTable(pair([v.string(), v.number()])),
  y: defineTable({ n: v.literal(fact(5)) }),
});
