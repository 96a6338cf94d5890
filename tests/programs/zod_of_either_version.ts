import { withSystemFields, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod";
import { zid } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import * as four from "zod";
import * as three from "zod/v3";

export default defineSchema({
  all: defineTable({
    four: zodToConvex(four.object({ a: four.string().optional(), id: zid("users") })),
    three: zodToConvex(three.object({ a: three.string().nullish() })),
    output: zodOutputToConvex(four.string().transform((x) => x.length)),
    fields: v.object(zodToConvexFields({ a: four.string(), b: three.string() })),
    system: v.object(zodToConvexFields(withSystemFields("users", { a: four.string() }))),
  }),
});
