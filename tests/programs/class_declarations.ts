import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
export type * from "./types_only";
const fields = { a: v.string() };
class Store<T> { private items: T[] = []; constructor(readonly name: string) {} add(item: T) { this.items.push(item); } }
export class Users extends Store<Doc<"users">> { override add(item: never) { fields.a = item; } }
export const Local = class { x = 1; };
export default defineSchema({ t: defineTable(fields) });
