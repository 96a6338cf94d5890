import { authTables } from "@convex-dev/auth/server";
import { defineEnt, defineEntFromTable, defineEntSchema, defineEntsFromTables } from "convex-ents";
import { defineTable } from "convex/server";
import { v } from "convex/values";

const pages = defineTable({ title: v.string() })
  .index("by_title", ["title"])
  .index("later", { fields: ["title"], staged: true })
  .searchIndex("search", { searchField: "title" });
const { users, ...auth } = defineEntsFromTables(authTables);
export default defineEntSchema(
  {
    ...auth,
    users: users.edges("notes", { ref: true }),
    notes: defineEnt({}).edge("user"),
    pages: defineEntFromTable(pages).field("more", v.any()),
  },
  { schemaValidation: false },
);
