import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({}).edge("profile", { ref: true }).edge("photo", { to: "_storage" }),
  profiles: defineEnt({}).edge("user", { optional: true }),
});
