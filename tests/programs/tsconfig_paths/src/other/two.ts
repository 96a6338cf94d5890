import { v } from "convex/values"; export const fallback = v.bytes();
