import { v } from "convex/values";
export const z = v.literal("index");
