import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const kind = () => typeof later;
const table = defineTable({ k: v.literal(kind()) });
const later = "now";
export default defineSchema({ t: table });
