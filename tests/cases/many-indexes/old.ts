import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const names = Array.from({ length: 65 }, (_, i) => "f" + i);
const some = defineTable(v.any());
const more = defineTable(v.any());
for (const name of names.slice(0, 33)) some.index(name, [name]);
for (const name of names) more.index(name, [name]);

export default defineSchema({ some, more });
