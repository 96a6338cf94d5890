import { defineTable } from "convex/server";
import { aliased } from "./aliased";
import { bare } from "./bare";
import { spaced } from "./spaced";

export const tables = {
  aliased: defineTable(aliased),
  spaced: defineTable(spaced),
  bare: defineTable(bare),
};
