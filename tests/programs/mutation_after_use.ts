import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const fields: any = { a: v.string() };
const table = defineTable(fields);
fields.b = v.number();
const other = table.index("by_a", ["a"]);
other.index("by_b", ["b"]);
const list = ["a"];
table.index("live", list as any);
list.push("b");
export default defineSchema({ t: table });
