import { defineSchema, defineTable } from "convex/server"
import { v } from "convex/values"

const fields = {
    name: v.string(),
    age: v.number()
}

const schema = defineSchema({
    users: defineTable(fields)
})

export default schema
