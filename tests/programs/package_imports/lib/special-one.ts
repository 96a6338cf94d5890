import { v } from "convex/values"; export const c = v.null();
