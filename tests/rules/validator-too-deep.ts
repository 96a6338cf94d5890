import { defineSchema, defineTable } from "convex/server";
import { type Validator, v } from "convex/values";

type Any = Validator<any, any, any>;
type Wrap = (inner: Any) => Any;

const nested = (times: number, wrap: Wrap, inner: Any): Any => (times === 0 ? inner : nested(times - 1, wrap, wrap(inner)));

const objects: Wrap = (a) => v.object({ a });
const arrays: Wrap = (a) => v.array(a);
const unions: Wrap = (a) => v.union(a, v.null());
const records: Wrap = (a) => v.record(v.string(), a);

export default defineSchema({
  object: defineTable({ a: nested(38, objects, v.array(v.array(v.null()))) }),
  objectDeeper: defineTable({ // ! validator-too-deep
    a: v.null(),
    b: nested(38, objects, v.array(v.array(v.array(v.null())))),
  }),
  array: defineTable({ a: nested(116, arrays, v.literal(1)) }),
  arrayOfBig: defineTable({ a: nested(116, arrays, v.literal(1n)) }), // ! validator-too-deep
  arrayOfMinusZero: defineTable({ a: nested(116, arrays, v.literal(-0)) }), // ! validator-too-deep
  arrayOfNothing: defineTable({ a: nested(116, arrays, v.union()) }), // ! validator-too-deep
  arrayOfEmpty: defineTable({ a: nested(115, arrays, v.object({})) }),
  union: defineTable({ a: nested(58, unions, v.null()) }),
  unionDeeper: defineTable({ a: nested(58, unions, v.array(v.null())) }), // ! validator-too-deep
  record: defineTable({ a: nested(58, records, v.null()) }),
  recordDeeper: defineTable({ a: nested(59, records, v.null()) }), // ! validator-too-deep
  keys: defineTable({ a: v.record(nested(57, (a) => v.union(a), v.string()), v.null()) }),
  keysDeeper: defineTable({ a: v.record(nested(58, (a) => v.union(a), v.string()), v.null()) }), // ! validator-too-deep
});
