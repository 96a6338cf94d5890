import { v } from "convex/values"; export const suffixed = v.int64();
