import { defineSchema, defineTable } from "convex/server";
import { v, type PropertyValidators, type Validator } from "convex/values";

const listOf = <T extends Validator<any, "required", any>>(item: T) => v.array(item);
const withTimes = <Fields extends PropertyValidators, More extends PropertyValidators = {}>(fields: Fields, more?: More): any => ({
  ...fields, ...more, at: v.number(),
});
const literalsOf = <const Names extends readonly string[]>(...names: Names) => v.union(...names.map((name) => v.literal(name)));
const asyncOne = async <T,>(one: T): Promise<T> => one;
export default defineSchema({
  t: defineTable(withTimes<{}, {}>({ a: listOf<any>(v.string()) }, { b: literalsOf("x", "y") })),
});
