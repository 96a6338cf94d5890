import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const dims = [128, 256] as const;
const table = (d: number) => defineTable({ vector: v.array(v.float64()) }).vectorIndex("by_vector", { vectorField: "vector", dimensions: d });
export default defineSchema({
  ...Object.fromEntries(dims.map((d) => [`embeddings_${d}`, table(d)])),
  users: defineTable({ dim: v.union(...dims.map((d) => v.literal(d))), vec: v.union(...dims.map((d) => v.id(`embeddings_${d}`))) }),
});
