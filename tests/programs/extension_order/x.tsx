import { v } from "convex/values";
export const x = v.literal("tsx");
