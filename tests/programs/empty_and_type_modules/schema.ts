import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { A } from "./types";
import {} from "./side";
import "./types";
export * from "./types";
export default defineSchema({ t: defineTable({ a: v.string() as any as A }) });
