import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string() })
    .field("email", v.string(), { unique: true })
    .field("age", v.number(), { index: true })
    .field("score", v.number(), { default: 0 })
    .field("nickname", v.optional(v.string()), { default: "x", index: true })
    .field("plain", v.array(v.string())),
});
