import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const pros = query({
  args: {},
  handler: (ctx) =>
    ctx.db
      .query("users")
      .filter((q) => q.eq(q.field("plan"), "pro"))
      .collect(),
});

export const themes = query({
  args: {},
  handler: async (ctx) => {
    const users = await ctx.db.query("users").collect();
    return users.map((user) => user.settings?.theme ?? "light");
  },
});

export const add = mutation({
  args: { name: v.string() },
  handler: (ctx, { name }) =>
    ctx.db.insert("users", { name, plan: "free", settings: { theme: "dark", pinned: [] }, score: null }),
});
