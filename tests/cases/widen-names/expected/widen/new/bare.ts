import { name } from "./names";
import { v } from "convex/values";

export const bare = { name, gone: v.optional(v.null()) };
