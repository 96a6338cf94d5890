// What `convex-helpers` makes of types of `zod` 3, in `server/zod3` or, in older versions, in `server/zod`.
import { v } from "convex/values";

const isOptional = (validator) => validator.isOptional === "optional";

function fieldsOf(fields, convert) {
  const entries = Object.entries(fields);
  for (const entry of entries) entry[1] = convert(entry[1]);
  return Object.fromEntries(entries);
}

const inner = (def, convert) => convert(def.inner);
const union = (def, convert) => v.union(...def.options.map((option) => convert(option)));
const makers = {
  id: ({ table }) => v.id(table),
  string: () => v.string(),
  number: () => v.number(),
  nan: () => v.number(),
  bigint: () => v.int64(),
  boolean: () => v.boolean(),
  null: () => v.null(),
  any: () => v.any(),
  unknown: () => v.any(),
  array(def, convert) {
    const element = convert(def.element);
    if (isOptional(element)) throw new Error("an array of optional values is nothing Convex has");
    return v.array(element);
  },
  object: (def, convert) => v.object(fieldsOf(def.shape, convert)),
  union,
  discriminated: union,
  tuple: (def, convert) => v.array(v.union(...(def.rest ? [...def.items, def.rest] : def.items).map((item) => convert(item)))),
  lazy: (def, convert) => convert(def.getter()),
  literal: ({ value }) => v.literal(value),
  enum: ({ values }) => v.union(...values.map((value) => v.literal(value))),
  optional: (def, convert) => v.optional(convert(def.inner)),
  nullable(def, convert) {
    const { kind, inner } = def.inner.zod3;
    return kind === "optional" ? v.optional(v.union(convert(inner), v.null())) : v.union(convert(def.inner), v.null());
  },
  branded: inner,
  readonly: inner,
};

function conversion(own) {
  function convert(type) {
    const kind = type.zod3?.kind;
    const make = own[kind] ?? makers[kind];
    if (kind === undefined) throw new Error("what is converted is no type of zod 3");
    return at(type, () => {
      if (make === undefined) throw new Error(`a ${kind} of zod is nothing Convex has`);
      return make(type.zod3, convert);
    });
  }
  return (type) => convert(type);
}

export const zodToConvex = conversion({
  default: (def, convert) => v.optional(convert(def.inner)),
  effects: inner,
  pipeline: (def, convert) => convert(def.in),
});

export const zodToConvexFields = (fields) => fieldsOf(fields, zodToConvex);

export function zid(table) {
  const type = z.any();
  if (type.zod3 === undefined) return unmodelled("a version of zod that this version of convex-helpers does not know");
  type.zod3.kind = "id";
  type.zod3.table = table;
  return type;
}

export const withSystemFields = (table, fields) => ({ ...fields, _id: zid(table), _creationTime: z.number() });
