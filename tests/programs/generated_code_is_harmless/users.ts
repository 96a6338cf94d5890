import { v } from "convex/values";

import { query, mutation } from "./_generated/server";
import { api } from "./_generated/api";
export const userFields = { name: v.string() };
export const list = query({ args: userFields, handler: async (ctx) => ctx.db.query("users").collect() });
export const add = mutation({ args: { user: v.object(userFields) }, handler: async (ctx, { user }) => { await ctx.db.insert("users", user); void api; } });
