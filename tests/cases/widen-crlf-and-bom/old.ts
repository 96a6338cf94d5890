import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
	users: defineTable({
		name: v.string(),
		kind: v.union(
			v.literal("a"),
			v.literal("b"),
		),
		profile: v.object({
			bio: v.string(),
		}),
	}),
});
