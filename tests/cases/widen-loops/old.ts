import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const table = (fields: any) => defineTable({ ...fields, createdAt: v.optional(v.number()) });
const sized = (n: number) => defineTable({ vector: v.array(v.number()), label: v.string(), size: v.literal(n) });

export default defineSchema({
  users: table({ name: v.string(), nickname: v.string() }),
  teams: table({ name: v.string() }),
  embeddings_128: sized(128),
  embeddings_256: defineTable({ vector: v.array(v.number()), label: v.null(), size: v.literal(256) }),
});
