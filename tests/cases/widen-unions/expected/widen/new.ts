import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'

export default defineSchema({
	jobs: defineTable({
		state: v.union(v.literal('queued'), v.literal('done'), v.literal('failed')), // the state
		kind: v.union(
			v.literal('import'),
			v.literal('export'), // the last one
			v.literal('sync'),
			v.literal('clean')
		),
		owner: v.union(v.id('users'), v.null()),
		cost: v.optional(v.union(v.number(), v.string())),
		payload: v.union(
			// what it is about
			v.object({ kind: v.literal('text'), text: v.string(), language: v.optional(v.string()) }),
			v.object({ kind: v.literal('file'), file: v.id('_storage'), size: v.optional(v.number()) }),
			v.object({ kind: v.literal('link'), url: v.string() })
		),
	}),
	users: defineTable({})
})
