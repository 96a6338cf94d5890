import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const entry = v.object({ title: v.string(), size: v.int64() });

export default defineSchema({
  folders: defineTable(entry.extend({ files: v.array(v.string()) })),
  names: defineTable(entry.pick("title", "size")),
});
