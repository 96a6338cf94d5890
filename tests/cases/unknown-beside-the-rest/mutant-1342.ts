import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { rate } from "./rates";

export default defineSchema({
  users: defineTable({
    /* 😀 */ name: v.number(),
    profile: v.object({ bio: v.string(), links: v.arrayobjectv.object({ url: v.string() })) }),
    status: v.union(
      v.literal("active"),
    ),
  }),
  payments: defineTable({ amount: rate(2) }),
  posts: defineTable({ author: v.id("users") }),
});
