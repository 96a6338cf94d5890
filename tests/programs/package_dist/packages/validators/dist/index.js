// As a compiler leaves it.
import { v } from "convex/values";
export const timestamps = { createdAt: v.number(), updatedAt: v.optional(v.number()) };
export function money() {
    return v.object({ amount: v.int64(), currency: v.union(v.literal("EUR"), v.literal("USD")) });
}
export { idOf } from "./ids.js";
