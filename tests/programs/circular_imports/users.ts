import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { postId, name } from "./posts";
export const userId = v.id("users");
export function userFields() { return { name: v.string(), me: userId }; }
export const users = defineTable({ ...userFields(), post: postId, n: v.literal(name()) });
