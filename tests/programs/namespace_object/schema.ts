import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ t: defineTable({ n: v.literal(Object.keys(local).join()), ...local.fields, d: v.literal(typeof local.default), e: v.literal("missing" in local) }) });
export const zeta = 1;
export const alpha = 2;
export const fields = { a: v.string() };
import * as local from "./fields";
