import { defineTable } from "convex/server";
import { v } from "convex/values";
import { visibility } from "./visibility";

export const users = defineTable({ name: v.string(), shown: visibility });
