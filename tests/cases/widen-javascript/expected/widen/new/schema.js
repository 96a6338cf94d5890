import { defineSchema, defineTable } from "convex/server"
import { v } from "convex/values"

const fields = {
    name: v.string(),
    gone: v.optional(v.string()),
    age: v.optional(v.number())
}

const schema = defineSchema({
    users: defineTable(fields),
    removed: defineTable({ a: v.null() })
})

export default schema
