import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const names = query({
  args: {},
  handler: async (ctx) => {
    const users = await ctx.db.query("users").collect();
    return users.map((user) => user.name ?? "");
  },
});
