import { v } from "convex/values";
export const idOf = (table) => v.union(v.id(table), v.null());
