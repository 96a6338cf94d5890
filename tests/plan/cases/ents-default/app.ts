import { query } from "./_generated/server.js";

export const plans = query({
  args: {},
  handler: async (ctx) => (await ctx.db.query("users").collect()).map(({ plan }) => plan ?? "free"),
});
