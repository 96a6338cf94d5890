import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const entry = v.object({ title: v.string(), size: v.number() });

export default defineSchema({
  files: defineTable(entry),
  folders: defineTable(entry.extend({ files: v.array(v.id("files")) })),
});
