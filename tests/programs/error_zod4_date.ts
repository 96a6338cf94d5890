import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

export default defineSchema({ all: defineTable({ at: zodToConvex(z.object({ at: z.date() })) }) });
