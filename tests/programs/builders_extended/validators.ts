import { v as validators, type GenericValidator } from "convex/values";

const nullish = (validator: GenericValidator) => validators.optional(validators.union(validator, validators.null()));
export const v = { ...validators, nullish, string: () => validators.any() };
