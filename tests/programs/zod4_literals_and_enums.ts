import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

enum Color { red = "RED", blue = "BLUE" }
enum Direction { up, down }
const role = z.enum(["admin", "user", "guest"]);
const fields = {
  literal: z.literal("x"), number: z.literal(2), yes: z.literal(true), role, some: role.extract(["admin"]), others: role.exclude(["guest"]),
  first: z.literal(role.options[0]), named: z.literal(role.enum.user), color: z.literal(Color.red), up: z.literal(Direction.up), several: z.literal(["a", 1, null]), native: z.nativeEnum(Color), named: z.enum(Direction), keys: z.object({ a: z.any(), b: z.any() }).keyof(),
};
export default defineSchema({ all: defineTable(zodToConvex(z.object(fields))) });
