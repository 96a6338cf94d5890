import { defineSchema, defineTable } from "convex/server";
import * as tables from "./tables";
import { timestamps } from "./validators";
import { bodies } from "./validators/body.js";
import { v } from "convex/values";

const dimensions = [256, 128] as const;

/** One table for each size of embedding. */
const embeddings = Object.fromEntries(
  dimensions.map((size) => [`embeddings_${size}`, defineTable({ vector: v.array(v.number()) })]),
);

const posts = defineTable({
  ...timestamps,
  title: v.string(),
  embedding: v.array(v.number()),
  body: v.union(...Object.values(bodies)),
  author: v.id("users"),
});

export default defineSchema(
  {
    ...embeddings,
    posts: posts
      .vectorIndex("by_embedding", { vectorField: "embedding", dimensions: 6 * dimensions[0] })
      .searchIndex("search_title", { filterFields: ["author"], searchField: "title" })
      .index("by_author", { fields: ["author", "createdAt"] }),
    ...tables,
  },
  { schemaValidation: true },
);
