import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const fields = {
  string: z.string().min(1).max(9).trim(), number: z.number().int().positive(), bigint: z.bigint(), boolean: z.boolean(),
  null: z.null(), any: z.any(), unknown: z.unknown(), nan: z.nan(), coerced: z.coerce.number(), custom: z.custom(() => true),
  instance: z.instanceof(Error), id: zid("users"), described: zid("users").describe("whose"), refined: z.string().refine(() => true),
  branded: z.string().brand("x"), readonly: z.string().readonly(), lazy: z.lazy(() => z.string()), email: z.email(), url: z.url(), int: z.int(), big: z.int64(), date: z.iso.date(), bool: z.stringbool(), template: z.templateLiteral(["a", z.number()]),
};
export default defineSchema({ input: defineTable(zodToConvexFields(fields)), output: defineTable(zodOutputToConvex(z.object(fields))) });
