import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const names = [..."abcdefghijklmnopq"];

export default defineSchema({
  users: defineTable({ ...Object.fromEntries(names.map((name) => [name, v.string()])), z: v.array(v.float64()) })
    .searchIndex("search_16", { searchField: "a", filterFields: names.slice(1) })
    .searchIndex("search_16_twice", { searchField: "b", filterFields: [...names.slice(1), ...names.slice(1)] })
    .searchIndex("search_17", { searchField: "a", filterFields: names }) // ! too-many-filter-fields
    .vectorIndex("vector_16", { vectorField: "z", dimensions: 2, filterFields: names.slice(1) })
    .vectorIndex("vector_17", { vectorField: "z", dimensions: 3, filterFields: names, staged: true }), // ! too-many-filter-fields
});
