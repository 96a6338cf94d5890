import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const table = (fields: any) => defineTable({ createdAt: v.optional(v.number()), ...fields });
const sizes = [128, 256];

export default defineSchema({
  users: table({ name: v.string(), nickname: v.optional(v.string()) }),
  teams: table({ name: v.string() }),
  ...Object.fromEntries(
    sizes.map((size) => [
      `embeddings_${size}`,
      defineTable({ vector: v.array(v.number()), label: v.string(), size: v.literal(size) }),
    ]),
  ),
  embeddings_256: defineTable({
    vector: v.array(v.number()),
    label: v.union(v.string(), v.null()),
    size: v.literal(256),
  }),
});
