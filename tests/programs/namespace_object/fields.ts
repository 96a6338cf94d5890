import { v } from "convex/values";
export const zeta = 1;
export const alpha = 2;
export const fields = { a: v.string() };
export default "d";
export type T = string;
import { defineSchema } from "convex/server";
export const schema = defineSchema({});
