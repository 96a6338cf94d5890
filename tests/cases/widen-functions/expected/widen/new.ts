import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// What only some calls are to make is written where they are; what all are to, here.
function money(currency: string) {
  return v.object({ amount: v.number(), currency: v.literal(currency) });
}
const audited = (fields: any) => defineTable({
  ...fields,
  by: v.optional(v.string()),
  createdAt: v.union(v.string(), v.number()),
});
const logs = Object.fromEntries(
  ["a", "b"].map((one) => [
    `${one}_logs`,
    defineTable({ message: v.union(v.number(), v.string()), level: v.optional(v.string()) }),
  ]),
);

const states = ["a", "b"] as const;
const job: Record<string, any> = {};
job.state = v.union(...states.map((state) => v.literal(state)), v.literal("c"));
job["size"] = v.optional(v.number());

const parts = v.object({ a: v.string(), b: v.union(v.number(), v.string()), c: v.string() });

export default defineSchema({
  orders: defineTable({ price: v.object({ ...money("EUR").fields, note: v.optional(v.string()) }) }),
  offers: defineTable({ price: v.object({ ...money("USD").fields, currency: v.optional(v.literal("USD")) }) }),
  posts: audited({ title: v.union(v.number(), v.string()) }).index("by_by", ["by"]),
  notes: audited({ text: v.string() }),
  ...logs,
  jobs: defineTable({ ...job, name: v.optional(v.string()) }),
  parts: defineTable(parts.omit("c").extend({ d: v.union(v.string(), v.number()), c: v.optional(v.string()) })),
});
