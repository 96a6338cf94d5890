import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { name } from "@/name";
import { deep } from "@/deep/one";
import { fallback } from "@/deep/two";
import { exact } from "exactly";
import { suffixed } from "suffixed/suffix";
import { folder } from "@/folder";
export default defineSchema({ t: defineTable({ name, deep, fallback, exact, suffixed, folder }) });
