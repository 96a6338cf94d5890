import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  posts: defineEnt({}).edges("tags").edges("marks", { to: "labels", table: "marked" }),
  tags: defineEnt({}).edges("posts"),
  labels: defineEnt({}).edges("posts", { table: "marked", field: "markId" }),
  users: defineEnt({}).edges("followers", { to: "users", inverse: "followees" }),
});
