import * as convex from "convex/values";

export const spaced = {
  a: convex.v.string(),
  gone: convex.v.optional(convex.v.array(convex.v.string())),
  added: convex.v.optional(convex.v.number()),
};
