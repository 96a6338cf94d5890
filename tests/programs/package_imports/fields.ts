import { v } from "convex/values"; export const a = v.string();
