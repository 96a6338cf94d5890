import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({ name: v.string(), locale: v.string() })
    .field("age", v.number(), { index: true })
    .edges("posts", { ref: true }),
  posts: defineEnt({})
    .field("title", v.null())
    .edge("user")
    .edge("tag")
    .edge("room", { field: "place" }),
  tags: defineEnt({ label: v.string() }).edges("posts", { ref: true }),
  rooms: defineEnt({ seats: v.number() })
    .field("door", v.string(), { unique: true })
    .edges("posts", { ref: "place" }),
});
