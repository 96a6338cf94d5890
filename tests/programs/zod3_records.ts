import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod3";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod/v3";

const fields = { plain: z.record(z.string(), z.number()), ids: z.record(zid("users"), z.boolean()), alone: z.record(z.number()), either: z.record(z.union([z.string(), zid("users")]), z.any()), };
export default defineSchema({ all: defineTable(zodToConvex(z.object(fields))) });
