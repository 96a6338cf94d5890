import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string() })
    .field("email", v.string(), { unique: true })
    .edges("posts", { ref: true })
    .edges("groups"),
  posts: defineEnt({}).field("title", v.string()).field("views", v.number()).edge("user"),
  tags: defineEnt({ label: v.string() }),
  groups: defineEnt({}).edges("users"),
  rooms: defineEnt({ seats: v.number() }).field("code", v.string(), { unique: true }),
});
