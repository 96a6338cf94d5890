import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
	users: defineTable({
		name: v.string(), // the name
		kind: v.union(
			v.literal("a"),
			v.literal("b"),
		),
		profile: v.optional(v.object({
			bio: v.string(),
		})),
		age: v.optional(v.number()),
	}),
});
