// `convex-helpers/server/zod4`: what Convex makes of types of `zod` 4.
import { v } from "convex/values";
import * as z from "zod/v4";

const isOptional = (validator) => validator.isOptional === "optional";

// Whether the values of a key are listed, for all that zod knows.
function isListed({ kind, ...def }) {
  if (kind === "enum" || kind === "literal" || kind === "null" || kind === "undefined") return !def.isPartial;
  if (kind === "union") return def.options.every((option) => isListed(option.zod4));
  if (kind === "pipe") return isListed(def.in.zod4);
  return def.inner !== undefined && kind !== "promise" && !def.hidesValues && isListed(def.inner.zod4);
}

// The names that a key lists as literals; none, if it is not made of such.
function literalNames(key) {
  if (key.kind === "literal") return typeof key.value === "string" ? [key.value] : undefined;
  if (key.kind !== "union") return undefined;
  const lists = key.members.map(literalNames);
  return lists.includes(undefined) ? undefined : lists.flat();
}

const isKey = ({ kind, members }) => kind === "string" || kind === "id" || (kind === "union" && members.every(isKey));

const literal = (value) => (value === null ? v.null() : v.literal(value));

function record({ key, value, isPartial }, convert) {
  const converted = convert(value);
  const keys = convert(key);
  const names = literalNames(keys);
  if (names === undefined) return v.record(isKey(keys) ? keys : v.string(), vRequired(converted));
  const isRequired = !isPartial && isListed(key.zod4) && !isOptional(converted);
  const field = isRequired ? vRequired(converted) : v.optional(converted);
  return v.object(Object.fromEntries(names.map((name) => [name, field])));
}

function fieldsOf(fields, convert) {
  const entries = Object.entries(fields);
  for (const entry of entries) entry[1] = convert(entry[1]);
  return Object.fromEntries(entries);
}

const inner = (def, convert) => convert(def.inner);
const makers = {
  string: () => v.string(),
  format: () => v.string(),
  template: () => v.string(),
  number: () => v.number(),
  nan: () => v.number(),
  bigint: () => v.int64(),
  boolean: () => v.boolean(),
  null: () => v.null(),
  never: () => v.union(),
  array(def, convert) {
    const element = convert(def.element);
    if (isOptional(element)) throw new Error("an array of optional values is nothing Convex has");
    return v.array(element);
  },
  object(def, convert) {
    if (def.isBroken) throw new Error("the shape of an object of zod cannot be had");
    return v.object(fieldsOf(def.shape, convert));
  },
  union: (def, convert) => v.union(...def.options.map(convert)),
  tuple: (def, convert) => v.array(v.union(...(def.rest === null ? def.items : [...def.items, def.rest]).map(convert))),
  literal: ({ values }) => (values.length === 1 ? literal(values[0]) : v.union(...values.map(literal))),
  enum: ({ entries }) =>
    v.union(
      ...Object.entries(entries)
        .filter(([name, value]) => name === value || isNaN(Number(name)))
        .map(([, value]) => v.literal(value)),
    ),
  optional: (def, convert) => v.optional(convert(def.inner)),
  nonoptional: (def, convert) => vRequired(convert(def.inner)),
  nullable(def, convert) {
    const validator = convert(def.inner);
    return isOptional(validator) ? v.optional(v.union(vRequired(validator), v.null())) : v.union(validator, v.null());
  },
  record,
  readonly: inner,
  catch: inner,
  lazy: (def, convert) => convert(def.getter()),
  custom: ({ table }) => (typeof table === "string" ? v.id(table) : v.any()),
};
const refused = ["date", "symbol", "map", "set", "promise", "file", "void", "undefined"];

// A conversion, with makers of its own for some kinds. A type inside of itself is any value.
function conversion(own) {
  const all = { ...makers, ...own };
  return function (type) {
    const surrounding = [];
    function convert(type) {
      if (typeof type !== "object") throw new Error("what is converted is no type of zod");
      if (surrounding.includes(type)) return v.any();
      const def = type.zod4;
      if (def === undefined) return v.any();
      return at(type, () => {
        if (refused.includes(def.kind)) throw new Error(`a ${def.kind} of zod is nothing Convex has`);
        const make = all[def.kind];
        if (make === undefined) return v.any();
        surrounding.push(type);
        const validator = make(def, (part) => convert(part));
        if (rules.sharesTypes) surrounding.pop();
        return validator;
      });
    }
    return convert(type);
  };
}

export const zodToConvex = conversion({
  default: (def, convert) => v.optional(convert(def.inner)),
  pipe: (def, convert) => convert(def.in),
});

export const zodOutputToConvex = conversion({
  default: inner,
  pipe: (def, convert) => convert(def.out),
  transform: () => v.any(),
});

export const zodToConvexFields = (fields) => fieldsOf(fields, zodToConvex);
export const zodOutputToConvexFields = (fields) => fieldsOf(fields, zodOutputToConvex);

export function zid(table) {
  const type = z.custom();
  type.zod4.table = table;
  return type;
}

export const withSystemFields = (table, fields) => ({ ...fields, _id: zid(table), _creationTime: z.number() });

const zodMakers = {
  id: ({ tableName }) => zid(tableName),
  string: () => z.string(),
  float64: () => z.number(),
  int64: () => z.bigint(),
  boolean: () => z.boolean(),
  null: () => z.null(),
  any: () => z.any(),
  array: ({ element }) => z.array(convexToZod(element)),
  object: ({ fields }) => z.object(convexToZodFields(fields)),
  union({ members }) {
    if (members.length === 0) return z.never();
    return members.length === 1 ? convexToZod(members[0]) : z.union(members.map(convexToZod));
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
