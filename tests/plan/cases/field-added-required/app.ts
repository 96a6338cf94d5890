import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const add = mutation({
  args: { firstname: v.string(), lastname: v.string() },
  handler: (ctx, args) => ctx.db.insert("users", args),
});

export const named = query({
  args: { lastname: v.string() },
  handler: (ctx, { lastname }) =>
    ctx.db
      .query("users")
      .withIndex("by_lastname", (q) => q.eq("lastname", lastname))
      .collect(),
});

export const initials = query({
  args: {},
  handler: async (ctx) => {
    const users = await ctx.db.query("users").collect();
    return users.map((user) => user.firstname[0] + (user.lastname?.[0] ?? ""));
  },
});
