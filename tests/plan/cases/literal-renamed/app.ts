import { v } from "convex/values";
import { mutation, query } from "./_generated/server.js";

export const open = query({
  args: {},
  handler: async (ctx) => {
    const tasks = await ctx.db.query("tasks").collect();
    return tasks.filter((task) => task.status !== "done");
  },
});

export const add = mutation({ args: {}, handler: (ctx) => ctx.db.insert("tasks", { status: "queued" }) });
