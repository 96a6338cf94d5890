import { zid, zodOutputToConvex, zodToConvex, zodToConvexFields } from "convex-helpers/server/zod4";
import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { z } from "zod";

const attempt = (make: () => any) => {
  try {
    return make();
  } catch {
    return v.literal("throws");
  }
};
const types = [
  () => z.date(), () => z.map(z.string(), z.any()), () => z.set(z.string()), () => z.symbol(), () => z.undefined(), () => z.void(),
  () => z.never(), () => z.promise(z.string()), () => z.intersection(z.object({}), z.object({})), () => z.string().and(z.string()),
  () => z.array(z.string().optional()), () => z.literal(null as any), () => z.record(z.number() as any, z.string()), () => z.string().catch("x"),
  () => z.nativeEnum({ a: "A", b: 1 }), () => z.record(z.enum(["a"]), z.string()), () => z.tuple([]), () => z.string().optional().array(),
];
const input = types.map((type, i) => [`f${i}`, attempt(() => zodToConvex(type() as any))]);
const output = types.map((type, i) => [`f${i}`, attempt(() => zodOutputToConvex(type() as any))]);
export default defineSchema({ input: defineTable(Object.fromEntries(input)), output: defineTable(Object.fromEntries(output)) });
