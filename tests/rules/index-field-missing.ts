import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const profile = v.object({ name: v.string(), mail: v.optional(v.object({ address: v.string() })) });

export default defineSchema({
  users: defineTable({
    profile,
    maybe: v.optional(profile),
    any: v.any(),
    none: v.union(),
    either: v.union(v.string(), v.object({ x: v.string() }), v.object({ y: v.any() })),
    array: v.array(profile),
    record: v.record(v.string(), profile),
    vector: v.array(v.float64()),
  })
    .index("by_object", ["profile"])
    .index("by_name", ["profile.name"])
    .index("by_mail", ["profile.mail.address"])
    .index("by_maybe", ["maybe.mail.address"])
    .index("by_any", ["any.a.b.c"])
    .index("by_none", ["none"])
    .index("by_x_y", ["either.x", "either.y.z"])
    .index("by_array_record", ["array", "record"])
    .index("by_missing", ["missing"]) // ! index-field-missing
    .index("by_case", ["Profile"]) // ! index-field-missing
    .index("by_profile_missing", ["profile.missing"]) // ! index-field-missing
    .index("by_name_first", ["profile.name.first"]) // ! index-field-missing
    .index("by_none_inside", ["none.a"]) // ! index-field-missing
    .index("by_either_z", ["either.z"]) // ! index-field-missing
    .index("by_array_name", ["array.name"]) // ! index-field-missing
    .index("by_record_name", { fields: ["record.name"], staged: true }) // ! index-field-missing
    .searchIndex("search", { searchField: "profile.nam" }) // ! index-field-missing
    .searchIndex("filter", { searchField: "profile.name", filterFields: ["any.x", "array.name"] }) // ! index-field-missing
    .vectorIndex("vector", { vectorField: "vectors", dimensions: 2 }), // ! index-field-missing
  kinds: defineTable(v.union(v.object({ a: v.string() }), v.object({ b: v.string() })))
    .index("by_a", ["a"])
    .index("by_a_b", ["a", "b"])
    .index("by_c", ["c"]), // ! index-field-missing
  anything: defineTable(v.any()).index("by_a_b", ["a.b"]),
  nothing: defineTable(v.union()).index("by_a", ["a"]), // ! index-field-missing
  // What Convex drops of the documents it does not find either.
  dropped: defineTable({ _own: v.object({ a: v.string() }), b: v.string() })
    .searchIndex("search", { searchField: "b", filterFields: ["_own"] })
    .searchIndex("search_inside", { searchField: "_own.a" }), // ! index-field-missing
});
