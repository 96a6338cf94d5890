import { idOf } from "@app/validators/ids";
import { money, timestamps } from "@app/validators";
import { defineSchema, defineTable } from "convex/server";

export default defineSchema({ orders: defineTable({ ...timestamps, total: money(), parent: idOf("orders") }) });
