import { v } from "convex/values";

export const two = v.literal(2);
export * from "./one";
