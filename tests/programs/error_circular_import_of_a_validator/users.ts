import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { id } from "./schema";
export const users = defineTable({ id });
