import { v } from "convex/values"; export const b = v.number();
