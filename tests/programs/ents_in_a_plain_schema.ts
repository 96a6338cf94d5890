import { defineEnt } from "convex-ents";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const users = defineEnt({ name: v.string() }).edge("team").deletion("soft");
export default defineSchema({ users, others: defineTable(users.validator) });
