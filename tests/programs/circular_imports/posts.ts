import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { userId, userFields } from "./users";
export const postId = v.id("posts");
export function name() { return "posts"; }
const early = typeof userId;
export const posts = defineTable({ author: v.optional(v.id("users")), early: v.literal(early), f: v.literal(typeof userFields) });
