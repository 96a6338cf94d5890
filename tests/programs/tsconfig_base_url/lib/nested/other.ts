import { v } from "convex/values"; export const inner = v.null();
