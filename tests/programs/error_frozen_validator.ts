import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const email: any = Object.freeze(v.string());
email.label = "Email";
export default defineSchema({ t: defineTable({ email }) });
