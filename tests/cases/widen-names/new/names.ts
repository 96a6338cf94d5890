import { v } from "convex/values";

export const name = v.string();
