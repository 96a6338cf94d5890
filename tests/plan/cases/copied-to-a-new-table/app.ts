import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const bio = query({
  args: { user: v.id("users") },
  handler: async (ctx, { user }) => {
    const profile = await ctx.db
      .query("profiles")
      .withIndex("by_user", (q) => q.eq("user", user))
      .unique();
    return profile?.bio ?? null;
  },
});

export const join = mutation({
  args: { name: v.string(), bio: v.string() },
  handler: async (ctx, { name, bio }) => {
    const user = await ctx.db.insert("users", { name });
    await ctx.db.insert("profiles", { user, bio });
  },
});
