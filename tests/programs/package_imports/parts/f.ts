import { v } from "convex/values"; export const f = v.bytes();
