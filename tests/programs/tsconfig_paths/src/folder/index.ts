import { v } from "convex/values"; export const folder = v.any();
