import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
class Users {
  static TABLE = "users" as const;
  static columns = v.object({ name: v.string(), friends: v.array(v.id(Users.TABLE)) });
  static Table = defineTable(this.columns).index("by_name", ["name"]);
  private name = "unused";
  static readonly copies = [() => this.TABLE].map((table) => v.id(table()));
  static of(kind: "a" | "b") { return v.literal(this.prefix() + kind); }
  static prefix() { return `${Users.TABLE}:`; }
}
const { of, ...fields } = { of: Users.of, ...Users };
const Anonymous = class Inner { static self() { return Inner; } static x = v.any(); };
class Posts extends Users { static Table = defineTable({ author: v.id(Users.TABLE), ...Anonymous.self() }); }
export default defineSchema({
  users: Users.Table,
  posts: Posts.Table,
  others: defineTable({ id: Users.copies[0], kind: v.union(Users.of("a"), Users.of("b")), keys: v.literal(Object.keys(fields).join()) }),
});
