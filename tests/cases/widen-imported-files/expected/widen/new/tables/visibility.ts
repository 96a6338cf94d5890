import { v } from "convex/values";

export const visibility = v.union(
  v.literal("public"),
  v.literal("nobody"),
  v.literal("friends"),
);
