// `convex-helpers/server/zod3`: what Convex makes of types of `zod` 3.
import { v } from "convex/values";
import * as z from "zod/v3";

const isOptional = (validator) => validator.isOptional === "optional";

function fieldsOf(fields, convert) {
  const entries = Object.entries(fields);
  for (const entry of entries) entry[1] = convert(entry[1]);
  return Object.fromEntries(entries);
}

function mustBeKeys(key) {
  if (key.kind === "union") {
    for (const member of key.members) mustBeKeys(member);
  } else if (key.kind !== "string" && key.kind !== "id") {
    throw new Error(`a record has keys of strings or ids, not of kind ${key.kind}`);
  }
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
  record(def, convert) {
    const key = convert(def.key);
    mustBeKeys(key);
    return v.record(key, convert(def.value));
  },
  readonly: inner,
};

function conversion(own) {
  const all = { ...makers, ...own };
  function convert(type) {
    const make = type.zod3 === undefined ? undefined : all[type.zod3.kind];
    if (make === undefined) throw new Error("this type of zod is nothing Convex has");
    return placed(make(type.zod3, convert), type);
  }
  return (type) => convert(type);
}

export const zodToConvex = conversion({
  default: (def, convert) => v.optional(convert(def.inner)),
  effects: inner,
  pipeline: (def, convert) => convert(def.in),
});

export const zodOutputToConvex = conversion({
  default: inner,
  effects: () => v.any(),
  pipeline: (def, convert) => convert(def.out),
});

export const zodToConvexFields = (fields) => fieldsOf(fields, zodToConvex);
export const zodOutputToConvexFields = (fields) => fieldsOf(fields, zodOutputToConvex);

export function zid(table) {
  const type = z.any();
  type.zod3.kind = "id";
  type.zod3.table = table;
  return type;
}

export const withSystemFields = (table, fields) => ({ ...fields, _id: zid(table), _creationTime: z.number() });

export const zBrand = (type) => type.brand();

const zodMakers = {
  id: ({ tableName }) => zid(tableName),
  string: () => z.string(),
  float64: () => z.number(),
  int64: () => z.bigint(),
  commitTs: () => z.union([z.bigint(), z.custom(() => true)]),
  boolean: () => z.boolean(),
  null: () => z.null(),
  any: () => z.any(),
  array: ({ element }) => z.array(convexToZod(element)),
  object: ({ fields }) => z.object(convexToZodFields(fields)),
  union({ members: [first, second, ...others] }) {
    return z.union([convexToZod(first), convexToZod(second), ...others.map((member) => convexToZod(member))]);
  },
  literal: ({ value }) => z.literal(value),
  record: ({ key, value }) => z.record(convexToZod(key), convexToZod(value)),
};

export function convexToZod(validator) {
  const make = zodMakers[validator.kind];
  if (make === undefined) throw new Error(`zod has nothing for a validator of kind ${validator.kind}`);
  const type = make(validator);
  return isOptional(validator) ? z.optional(type) : type;
}

export const convexToZodFields = (fields) => fieldsOf(fields, convexToZod);
