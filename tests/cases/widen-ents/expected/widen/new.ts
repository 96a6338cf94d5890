import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({
    name: v.string(),
    email: v.optional(v.string()),
    locale: v.optional(v.string()),
  })
    .field("age", v.optional(v.number()), { index: true })
    .edges("posts", { ref: true })
    .index("email", ["email"]),
  posts: defineEnt({})
    .field("title", v.union(v.null(), v.string()))
    .field("views", v.optional(v.number()))
    .edge("user")
    .edge("tag", { field: "tagId", optional: true })
    .edge("room", { field: "place", optional: true }),
  tags: defineEnt({ label: v.string() }).edges("posts", { ref: true }),
  groups: defineEnt({}),
  rooms: defineEnt({ seats: v.number(), code: v.optional(v.string()) })
    .field("door", v.optional(v.string()), { unique: true })
    .edges("posts", { ref: "place" })
    .index("code", ["code"]),
  users_to_groups: defineEnt({
    usersId: v.id("users"),
    groupsId: v.id("groups"),
  })
    .index("usersId", ["usersId"])
    .index("groupsId", ["groupsId"])
    .index("usersId_groupsId", ["usersId", "groupsId"])
    .index("groupsId_usersId", ["groupsId", "usersId"]),
});
