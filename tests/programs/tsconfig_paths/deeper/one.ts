import { v } from "convex/values"; export const deep = v.number();
