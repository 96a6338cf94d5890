import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

function count() { return arguments.length; }
function last() { return arguments[arguments.length - 1]; }
export default defineSchema({ t: defineTable({ a: v.literal((count as any)(1, 2, 3)), b: (last as any)(v.null(), v.string()) }) });
