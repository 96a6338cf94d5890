import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const brackets = /[({"'`]/;
const text = `{ a: v.string() ${"}"} (`;

export default defineSchema({
  /*1*/ strange /*2*/ : /*3*/ defineTable /*4*/ ( /*5*/ { /*6*/
    /*7*/ a /*8*/ : /*9*/ v.union(v /*10*/ . /*11*/ number /*12*/ ( /*13*/ ), v.string()) /*14*/ , /*15*/ // 16
    gone: v.optional(v.number()),
    // 17
    c /*18*/ : v.union(/*19*/ v.literal("x"), v.literal("y") /*20*/) /*21*/,
    d: v.object(
      /*25*/ {
        /*26*/ p /*27*/ : v.string(),
        q: v.optional(v.string()) /*28*/,
      } /*29*/,
    ) /*30*/
    /*31*/ } /*32*/ ) /*33*/ , /*34*/

  indexed: defineTable({
    a: v.string(),
    b: v.optional(v.string()),
  })
    .index("by_b", ["b"])
    // by its first letter
    .index("by_a", ["a"]), // for the list

  // "{" and ")" mean nothing here
  tricky: defineTable({
    a: v.union(v.literal(`x`), v.string()),
    b: v.optional(v.string()),
    /* { */ c: v.optional(v.literal("}) // no")),
  }),

  spaced: defineTable({ a: v.string() }),
});
