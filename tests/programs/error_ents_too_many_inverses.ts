import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({}).edges("posts", { ref: true }).edges("drafts", { to: "posts", ref: true }),
  posts: defineEnt({}).edge("user"),
});
