import { v } from "convex/values";

export const fromTsx = v.literal("tsx");
