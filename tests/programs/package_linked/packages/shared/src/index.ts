import { v } from "convex/values"; import { own } from "own"; export const a = v.union(v.string(), own); export { b } from "../more";
