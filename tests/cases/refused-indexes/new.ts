import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const days = [..."abcdefghijklmnop"];

export default defineSchema({
  users: defineTable({ email: v.string(), tags: v.array(v.object({ name: v.string() })) })
    .index("by_email", ["email"])
    .index("by_mail", ["email"])
    .index("by_nothing", [])
    .index("by_emial", ["emial"])
    .index("by_tag", ["tags.name"])
    .index("by_first_tag", ["tags[0]"])
    .index("by_document", ["email", "_id"])
    .index("by_email_email", ["email", "email"]),
  months: defineTable(Object.fromEntries(days.map((day) => [day, v.number()]))).index("by_all", days),
});
