import { v } from "convex/values"; export const e = v.boolean();
