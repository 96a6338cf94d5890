import { zodToConvex } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { z } from "zod";

export default defineSchema({ all: defineTable(zodToConvex(z.object({ a: z.string() }).refine(() => true).partial())) });
