import { v } from "convex/values";

export const timestamps = {
  createdAt: v.number(),
  updatedAt: v.number().optional(),
};

/** A union of one literal for each value. */
export function literals<T extends string>(values: readonly T[]) {
  return v.union(...values.map((value) => v.literal(value)));
}

export * from "./body";
