import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

// Properties of what is no plain object: a function, a validator, a table.
const email = Object.assign(v.string(), { label: "Email" });
const named: any = defineTable({ email });
named.label = "users";
function fieldsOf(label: string) {
  return { [label]: fieldsOf.kind(), ...fieldsOf.more };
}
fieldsOf.kind = v.boolean;
fieldsOf.more = { extra: v.optional(email) };
const frozen = Object.freeze(defineTable({ a: v.null() }).index("by_a", ["a"]));
export default defineSchema({
  [named.label]: named.index("by_email", ["email"]),
  other: defineTable({ ...fieldsOf((email as any).label), keys: v.literal(Object.keys(fieldsOf).join()), none: v.literal(String((email as any).none)) }),
  frozen: frozen.index("again", ["a"]),
});
