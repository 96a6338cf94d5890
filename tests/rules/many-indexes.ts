import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const names = Array.from({ length: 64 }, (_, i) => "f" + i);
const promised = defineTable(Object.fromEntries(names.map((name) => [name, v.string()])));
const most = defineTable(v.any());
for (const name of names.slice(0, 32)) promised.index(name, [name]);
for (const name of names) {
  most.index(name, [name]); // ! many-indexes
}

export default defineSchema({ promised, most });
