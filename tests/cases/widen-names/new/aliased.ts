import { v as values } from "convex/values";

export const aliased = { a: values.string(), added: values.number() };
