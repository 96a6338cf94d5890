import { zodToConvex } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { z } from "zod";

const tree: any = z.object({ name: z.string(), children: z.array(z.lazy(() => tree)), also: z.string() });
const leaf = z.object({ a: z.string() });
export default defineSchema({
  trees: defineTable(zodToConvex(tree)),
  shared: defineTable(zodToConvex(z.object({ one: leaf, two: leaf }))),
  json: defineTable({ any: zodToConvex(z.json()) }),
});
