// `convex-helpers/validators`: what every version has.
import { asObjectValidator, v } from "convex/values";

export const nullable = (validator) => v.union(v.null(), validator);

export const brandedString = () => v.string();

export const deprecated = pretending("deprecated", v.optional(v.any()));

const isOptional = (validator) => validator.isOptional === "optional";

function eachField(fields, change) {
  const entries = Object.entries(fields);
  for (const entry of entries) entry[1] = at(entry[1], () => change(entry[1]));
  return Object.fromEntries(entries);
}
