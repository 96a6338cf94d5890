import { v } from "convex/values";

export const fields = { a: v.string() };
