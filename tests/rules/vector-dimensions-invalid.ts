import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const users = (dimensions: number) => ({ vectorField: "a", dimensions });

export default defineSchema({
  users: defineTable({ a: v.array(v.float64()) })
    .vectorIndex("least", users(2))
    .vectorIndex("most", users(4096))
    .vectorIndex("whole", users(1e3))
    .vectorIndex("one", users(1)) // ! vector-dimensions-invalid
    .vectorIndex("none", users(0)) // ! vector-dimensions-invalid
    .vectorIndex("negative", users(-2)) // ! vector-dimensions-invalid
    .vectorIndex("more", users(4097)) // ! vector-dimensions-invalid
    .vectorIndex("half", users(2.5)) // ! vector-dimensions-invalid
    .vectorIndex("many", users(1e21)) // ! vector-dimensions-invalid
    .vectorIndex("infinite", users(Infinity)) // ! vector-dimensions-invalid
    .vectorIndex("nan", users(NaN)) // ! vector-dimensions-invalid
    .vectorIndex("missing", { vectorField: "a" } as any), // ! vector-dimensions-invalid
});
