import { literals } from "convex-helpers/validators";
import { zodToConvex } from "convex-helpers/server/zod4";
import { Table } from "convex-helpers/server";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const Teams = Table("teams", { name: v.string(), size: v.number() });

const profile = z.object({ age: z.number(), tags: z.array(z.enum(["a", "b"])), bio: z.string() });

export default defineSchema({
  users: defineTable({ kind: literals("person", "bot", "ghost"), code: v.string() }),
  teams: Teams.table.index("by_name", ["name"]),
  profiles: defineTable(zodToConvex(profile)),
});
