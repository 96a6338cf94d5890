import { literals } from "convex-helpers/validators";
import { zodToConvex } from "convex-helpers/server/zod4";
import { Table } from "convex-helpers/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const kind = literals("person", "bot", "ghost");
const Teams = Table("teams", {
  name: v.string(),
  size: v.optional(v.number()),
  owner: v.optional(v.id("users")),
});

const profile = z.object({ age: z.number(), name: z.string(), tags: z.array(z.enum(["a", "b"])) });

export default defineSchema({
  users: defineTable({ kind, code: v.union(v.number(), v.string()) }),
  teams: Teams.table.index("by_name", ["name"]),
  profiles: defineTable({
    ...zodToConvex(profile).fields,
    name: v.optional(v.string()),
    bio: v.optional(v.string()),
  }),
});
