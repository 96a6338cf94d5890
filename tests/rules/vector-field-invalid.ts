import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const index = { dimensions: 2 };

export default defineSchema({
  users: defineTable({
    numbers: v.array(v.float64()),
    anything: v.array(v.any()),
    any: v.any(),
    maybe: v.optional(v.array(v.number())),
    either: v.union(v.null(), v.union(v.array(v.number()))),
    deep: v.object({ numbers: v.array(v.number()) }),
    integers: v.array(v.int64()),
    literals: v.array(v.literal(1)),
    unions: v.array(v.union(v.float64())),
    number: v.number(),
    nested: v.array(v.array(v.number())),
    neither: v.union(v.string(), v.array(v.string())),
  })
    .vectorIndex("numbers", { ...index, vectorField: "numbers" })
    .vectorIndex("anything", { ...index, vectorField: "anything" })
    .vectorIndex("any", { ...index, vectorField: "any" })
    .vectorIndex("any_inside", { ...index, vectorField: "any.x" })
    .vectorIndex("maybe", { ...index, vectorField: "maybe" })
    .vectorIndex("either", { ...index, vectorField: "either" })
    .vectorIndex("deep", { ...index, vectorField: "deep.numbers" })
    .vectorIndex("integers", { ...index, vectorField: "integers" }) // ! vector-field-invalid
    .vectorIndex("literals", { ...index, vectorField: "literals" }) // ! vector-field-invalid
    .vectorIndex("unions", { ...index, vectorField: "unions" }) // ! vector-field-invalid
    .vectorIndex("number", { ...index, vectorField: "number" }) // ! vector-field-invalid
    .vectorIndex("nested", { ...index, vectorField: "nested" }) // ! vector-field-invalid
    .vectorIndex("neither", { ...index, vectorField: "neither", staged: true }) // ! vector-field-invalid
    .vectorIndex("object", { ...index, vectorField: "deep" }), // ! vector-field-invalid
  // Where documents of one kind have the field and others do not, Convex takes it as it is.
  kinds: defineTable(v.union(v.object({ a: v.string() }), v.object({ b: v.string() })))
    .vectorIndex("a", { ...index, vectorField: "a" }),
  same: defineTable(v.union(v.object({ a: v.string() }), v.object({ a: v.null() })))
    .vectorIndex("a", { ...index, vectorField: "a" }), // ! vector-field-invalid
  // Convex asks nothing of a field of its own, where there is a document to have it.
  own: defineTable({}).vectorIndex("a", { ...index, vectorField: "_creationTime" }),
  nothing: defineTable(v.union()).vectorIndex("a", { ...index, vectorField: "_creationTime" }), // ! vector-field-invalid
});
