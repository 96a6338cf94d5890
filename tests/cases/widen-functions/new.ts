import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// What only some calls are to make is written where they are; what all are to, here.
function money(currency: string) {
  return v.object({ amount: v.number(), currency: v.literal(currency) });
}
const audited = (fields: any) => defineTable({ ...fields, createdAt: v.string() });
const logs = Object.fromEntries(["a", "b"].map((one) => [`${one}_logs`, defineTable({ message: v.number() })]));

const states = ["a", "b"] as const;
const job: Record<string, any> = {};
job.state = v.union(...states.map((state) => v.literal(state)));
job["size"] = v.number();

const parts = v.object({ a: v.string(), b: v.number(), c: v.string() });

export default defineSchema({
  orders: defineTable({ price: money("EUR") }),
  offers: defineTable({ price: money("USD") }),
  posts: audited({ title: v.number() }),
  notes: audited({ text: v.string() }),
  ...logs,
  jobs: defineTable(job),
  parts: defineTable(parts.omit("c").extend({ d: v.string() })),
});
