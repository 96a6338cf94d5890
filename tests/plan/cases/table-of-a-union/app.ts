import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const circles = query({
  args: {},
  handler: async (ctx) => {
    const shapes = await ctx.db.query("shapes").collect();
    return shapes.flatMap((shape) => (shape.kind === "circle" ? [shape.radius ?? 0] : []));
  },
});
