import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export let count = 0;
export const bump = () => { count++; };
export let table = defineTable({ a: v.string() });
bump();
table = defineTable({ b: v.literal(count) });
