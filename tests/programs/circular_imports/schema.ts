import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { users } from "./users";
import { posts } from "./posts";
export default defineSchema({ users, posts });
