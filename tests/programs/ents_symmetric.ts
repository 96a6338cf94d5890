import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({
  users: defineEnt({})
    .edges("friends", { to: "users" })
    .edges("peers", { to: "users", table: "peerings", field: "oneId", inverseField: "otherId" }),
});
