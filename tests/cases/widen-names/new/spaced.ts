import * as convex from "convex/values";

export const spaced = { a: convex.v.string(), added: convex.v.number() };
