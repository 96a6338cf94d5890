import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const make = (prefix: string) => (name: string) => ({ [`${prefix}_${name}`]: v.string() });
const user = make("user");
let count = 0;
const next = () => v.literal(++count);
export default defineSchema({ t: defineTable({ ...user("name"), ...user("mail"), a: next(), b: next(), c: v.literal(count) }) });
