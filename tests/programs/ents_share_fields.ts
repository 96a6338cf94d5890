import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

// The fields that an ent is given are the very ones that it adds to.
const shared = { name: v.string() };
export default defineEntSchema({
  one: defineEnt(shared).field("a", v.string()),
  two: defineEnt(shared).field("b", v.string()),
  three: defineEnt({ ...shared }).field("c", v.string()),
});
