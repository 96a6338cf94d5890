import { convexToZod as toThree, zodToConvex as ofThree } from "convex-helpers/server/zod3";
import { convexToZod as toFour, zodToConvex as ofFour } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const validator = v.object({
  id: v.id("users"), text: v.optional(v.string()), list: v.array(v.int64()), either: v.union(v.literal("x"), v.null()),
  record: v.record(v.string(), v.any()), time: v.commitTs(),
});
export default defineSchema({ three: defineTable(ofThree(toThree(validator))), four: defineTable(ofFour(toFour(validator))) });
