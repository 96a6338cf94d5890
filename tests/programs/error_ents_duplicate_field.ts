import { defineEnt, defineEntSchema } from "convex-ents";
import { v } from "convex/values";

export default defineEntSchema({ users: defineEnt({ name: v.string() }).field("name", v.string()) });
