import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { users } from "./users";
export const id = v.id("users");
export default defineSchema({ users });
