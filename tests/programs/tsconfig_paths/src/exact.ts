import { v } from "convex/values"; export const exact = v.boolean();
