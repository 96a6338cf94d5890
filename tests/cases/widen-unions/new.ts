import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'

export default defineSchema({
	jobs: defineTable({
		state: v.union(v.literal('queued'), v.literal('done')), // the state
		kind: v.union(
			v.literal('import'),
			v.literal('export') // the last one
		),
		owner: v.id('users'),
		cost: v.optional(v.number()),
		payload: v.union(
			// what it is about
			v.object({ kind: v.literal('text'), text: v.string(), language: v.string() }),
			v.object({ kind: v.literal('file'), file: v.id('_storage') })
		),
	}),
	users: defineTable({})
})
