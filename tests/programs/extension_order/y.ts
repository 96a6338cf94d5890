import { v } from "convex/values";
export const y = v.literal("ts");
