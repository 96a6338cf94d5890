import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  posts: defineEnt({ title: v.string(), text: v.string(), embedding: v.array(v.float64()) })
    .index("by_title", ["title", "text"])
    .searchIndex("search", { searchField: "text" })
    .searchIndex("filtered", { searchField: "text", filterFields: ["title"] })
    .vectorIndex("near", { vectorField: "embedding", dimensions: 4, filterFields: ["title"] }),
});
