import { defineSchema, defineTable } from "convex/server"
import { v } from "convex/values"

export default defineSchema({
    users: defineTable({ name: v.string(), gone: v.string() }),
    removed: defineTable({ a: v.null() })
})
