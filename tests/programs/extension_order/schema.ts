import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import { x } from "./x";
import { y } from "./y.js";
import { z } from "./z";
export default defineSchema({ t: defineTable({ x, y, z }) });
