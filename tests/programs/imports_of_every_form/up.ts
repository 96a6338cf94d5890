import { v } from "convex/values";

export const up = v.literal("up");
