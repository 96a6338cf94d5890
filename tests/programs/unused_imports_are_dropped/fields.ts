import { v } from "convex/values";

export const fields: any = { a: v.string() };
