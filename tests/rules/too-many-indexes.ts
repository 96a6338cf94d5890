import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const names = Array.from({ length: 65 }, (_, i) => "f" + i);
const fields = Object.fromEntries(names.map((name) => [name, v.string()]));

// All kinds count, staged or not.
const table = (count: number) => {
  const made = defineTable(fields);
  for (const name of names.slice(0, count / 4)) {
    made.index(name, [name]);
    made.index(name + "_staged", { fields: [name, "f64"], staged: true });
    made.searchIndex(name + "_search", { searchField: name });
    made.searchIndex(name + "_search_staged", { searchField: name, filterFields: [name], staged: true });
  }
  return made;
};

export default defineSchema({
  most: table(64).index("by_f64", ["f64"]), // ! too-many-indexes
});
