import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod3";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod/v3";

const event = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("a"), x: z.string() }),
  z.object({ kind: z.literal("b"), y: z.number() }),
]);
export default defineSchema({
  events: defineTable(zodToConvex(event)),
  all: defineTable({
    union: zodToConvex(z.union([z.string(), z.null(), z.array(z.number())])),
    or: zodToConvex(z.string().or(z.number())),
    tuple: zodToConvex(z.tuple([z.string(), z.number()])),
    rest: zodToConvex(z.tuple([z.string()]).rest(z.boolean())),
  }),
});
