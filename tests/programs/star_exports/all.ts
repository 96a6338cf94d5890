import { v } from "convex/values";

export * from "./one";
export * from "./two";
export const own = 1;
export const two = v.literal("own two");
