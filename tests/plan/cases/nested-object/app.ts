import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const themes = query({
  args: {},
  handler: async (ctx) => {
    const users = await ctx.db.query("users").collect();
    return users.map((user) => `${user.profile.name} ${user.settings?.theme ?? "none"}`);
  },
});
