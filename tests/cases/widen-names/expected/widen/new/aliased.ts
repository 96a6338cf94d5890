import { v as values } from "convex/values";

export const aliased = {
  a: values.string(),
  gone: values.optional(values.string()),
  added: values.optional(values.number()),
};
