import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const fields = { plain: z.record(z.string(), z.number()), ids: z.record(zid("users"), z.boolean()), listed: z.record(z.enum(["a", "b"]), z.string()), some: z.partialRecord(z.enum(["a", "b"]), z.string()), one: z.record(z.literal("a"), z.string().optional()), either: z.record(z.union([z.literal("a"), z.enum(["b"])]), z.null()), numbers: z.record(z.string(), z.number().optional()), alone: z.record(z.number()), };
export default defineSchema({ all: defineTable(zodToConvex(z.object(fields))) });
