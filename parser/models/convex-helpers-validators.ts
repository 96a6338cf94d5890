// `convex-helpers/validators`.
import { asObjectValidator, v } from "convex/values";

export const literals = (...values) => v.union(...values.map((value) => v.literal(value)));

export const nullable = (validator) => v.union(v.null(), validator);

const isOptional = (validator) => validator.isOptional === "optional";

const asOptionalAs = (before, after) => (isOptional(before) ? v.optional(after) : after);

const partialFields = (fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, isOptional(field) ? field : v.optional(field)]),
  );

function partialMember(member) {
  if (isOptional(member)) throw new Error("a member of a union cannot be optional");
  if (member.kind !== "object" && member.kind !== "union") {
    throw new Error(`a union with a member of kind ${member.kind} has no partial`);
  }
  return partial(member);
}

export function partial(given) {
  if (!given.isConvexValidator) return partialFields(given);
  if (given.kind === "object") return asOptionalAs(given, v.object(partialFields(given.fields)));
  if (given.kind === "union") return asOptionalAs(given, v.union(...given.members.map(partialMember)));
  throw new Error("`partial()` takes fields, or a validator of objects or a union of them");
}

export const systemFields = (table) => ({ _id: v.id(table), _creationTime: v.number() });

export const withSystemFields = (table, fields) => ({ ...fields, ...systemFields(table) });

function added(fields, more) {
  const result = { ...fields };
  for (const [name, validator] of Object.entries(more)) {
    const existing = result[name];
    if (existing && existing.kind !== validator.kind) {
      throw new Error(`the field ${name} is of kind ${existing.kind} and of kind ${validator.kind}`);
    }
    if (!existing || (isOptional(existing) && !isOptional(validator))) result[name] = validator;
  }
  return result;
}

export function addFieldsToValidator(given, fields) {
  const validator = asObjectValidator(given);
  if (Object.keys(fields).length === 0) return validator;
  if (validator.kind === "object") return v.object(added(validator.fields, fields));
  if (validator.kind === "union") {
    return v.union(...validator.members.map((member) => addFieldsToValidator(member, fields)));
  }
  throw new Error("`addFieldsToValidator()` takes objects and unions of them");
}

function documentOf(validator, table) {
  if (validator.kind === "object") return v.object({ ...validator.fields, ...systemFields(table) });
  if (validator.kind === "union") return v.union(...validator.members.map((member) => documentOf(member, table)));
  throw new Error("a table is an object or a union of objects");
}

export const doc = (schema, table) => documentOf(schema.tables[table].validator, table);

export const typedV = (schema) => ({ ...v, id: (table) => v.id(table), doc: (table) => doc(schema, table) });

export const brandedString = () => v.string();

export const deprecated = v.optional(v.any());

export const pretend = () => v.optional(v.any());

export const pretendRequired = (validator) => v.optional(validator);

const required = {
  id: (validator) => v.id(validator.tableName),
  string: () => v.string(),
  float64: () => v.float64(),
  int64: () => v.int64(),
  boolean: () => v.boolean(),
  null: () => v.null(),
  any: () => v.any(),
  literal: (validator) => v.literal(validator.value),
  bytes: () => v.bytes(),
  object: (validator) => v.object(validator.fields),
  array: (validator) => v.array(validator.element),
  record: (validator) => v.record(validator.key, validator.value),
  union: (validator) => v.union(...validator.members),
  commitTs: () => v.commitTs(),
};

export function vRequired(validator) {
  if (!isOptional(validator)) return validator;
  const make = required[validator.kind];
  if (!make) throw new Error(`a validator of kind ${validator.kind} cannot be made required`);
  return make(validator);
}

// Of older versions: the builders by themselves, under other names.
export const any = v.any();
export const array = v.array;
export const bigint = v.int64();
export const boolean = v.boolean();
export const id = v.id;
export const null_ = v.null();
export const number = v.number();
export const object = v.object;
export const optional = v.optional;
export const string = v.string();
export const union = v.union;
