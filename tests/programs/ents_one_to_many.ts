import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({}).edges("posts", { ref: true }).edges("written", { to: "drafts", ref: "authorId" }),
  posts: defineEnt({}).edge("user"),
  drafts: defineEnt({}).edge("author", { to: "users", field: "authorId", optional: true }),
});
