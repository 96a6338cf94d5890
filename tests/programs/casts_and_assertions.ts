import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields = <any>{ a: v.string() };
const more = { b: v.number() } as const;
const third = { c: v.null() } satisfies Record<string, unknown>;
export default defineSchema({ t: defineTable({ ...fields!, ...(more as any), ...third, d: v.literal("x" as const), e: v.array(v.string() as any as typeof more.b) }) });
