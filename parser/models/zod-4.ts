// `zod` 4: what each builder and method makes, as far as its shape goes. What a type is, is in its
// property `zod4`, for those who convert it; what is not modelled of it is not known.
// What differs between versions is in `rules`, which the file of each version declares.
import * as z from "zod/v4";

const rest = "this part of zod";

function make(kind, def = {}, members = {}) {
  return open({ ...methods, ...members, zod4: { kind, ...def }, zod3: undefined }, rest);
}

const isType = (value) => typeof value === "object" && value !== null && value.zod4 !== undefined;

// The same type, which `changes` change. Its methods go along with its kind.
function copied(type, changes) {
  const { kind, ...def } = type.zod4;
  return builders[kind] === undefined ? make(kind, { ...def, ...changes }) : builders[kind]({ ...def, ...changes });
}

// With a check more: of an object, some methods then refuse to work.
const checked = (type) => copied(type, rules.checksKeepTable ? { isChecked: true } : { isChecked: true, table: undefined });

function checks(...names) {
  return Object.fromEntries(
    names.map((name) => [
      name,
      function () {
        return checked(this);
      },
    ]),
  );
}

const methods = {
  ...checks("check", "refine", "superRefine", "overwrite"),
  clone(...changed) {
    return changed.length === 0 ? copied(this, {}) : unmodelled(rest);
  },
  brand() {
    return this;
  },
  register(_registry, data) {
    register(data);
    return this;
  },
  describe() {
    return copied(this, {});
  },
  meta(...data) {
    if (data.length === 0) return unmodelled(rest);
    register(data[0]);
    return copied(this, {});
  },
  optional() {
    return optional(this);
  },
  nullable() {
    return nullable(this);
  },
  nullish() {
    return nullish(this);
  },
  nonoptional() {
    return nonoptional(this);
  },
  array() {
    return array(this);
  },
  or(other) {
    return union([this, other]);
  },
  and(other) {
    return intersection(this, other);
  },
  transform(change) {
    return pipe(this, transform(change));
  },
  default() {
    return _default(this);
  },
  prefault() {
    return prefault(this);
  },
  catch() {
    return _catch(this);
  },
  pipe(target) {
    return pipe(this, target);
  },
  readonly() {
    return readonly(this);
  },
};

const ids = new Set();

function register(data) {
  if (!rules.idsAreUnique || typeof data !== "object" || data === null || !Object.hasOwn(data, "id")) return;
  if (ids.has(data.id)) throw new Error(`two types have the id ${data.id}`);
  ids.add(data.id);
}

const textChecks = checks(
  "regex", "includes", "startsWith", "endsWith", "min", "max", "length", "nonempty", "lowercase", "uppercase", "trim",
  "normalize", "toLowerCase", "toUpperCase",
);
const formatChecks = checks(
  "email", "url", "jwt", "emoji", "guid", "uuid", "uuidv4", "uuidv6", "uuidv7", "nanoid", "cuid", "cuid2", "ulid", "base64",
  "base64url", "xid", "ksuid", "ipv4", "ipv6", "cidrv4", "cidrv6", "e164", "datetime", "date", "time", "duration",
);
const bigintChecks = checks(
  "gt", "gte", "min", "lt", "lte", "max", "positive", "nonnegative", "negative", "nonpositive", "multipleOf",
);
const numberChecks = {
  ...bigintChecks,
  ...checks("int", "safe", "step"),
  finite() {
    return this;
  },
};
const sizeChecks = checks("min", "max", "nonempty", "size");

function removeWrapper(name) {
  const members = {
    unwrap() {
      return this.zod4.inner;
    },
  };
  return name === undefined ? members : { ...members, [name]: members.unwrap };
}
const wrapper = (kind, name) => (def) => make(kind, def, removeWrapper(name));

// Whether `mask` names what the object has not. In some versions that throws only once the shape is needed.
function isBroken(type, mask, what) {
  const unknown = Object.keys(mask).find((name) => !Object.hasOwn(type.zod4.shape, name));
  if (unknown !== undefined && !rules.masksAreReadLate) throw new Error(`\`.${what}()\` names \`${unknown}\`, which the object has not`);
  return unknown !== undefined || type.zod4.isBroken === true;
}

const named = (mask) => Object.keys(mask).filter((name) => mask[name]);

function mustBeUnchecked(type, what) {
  if (type.zod4.isChecked) throw new Error(`\`.${what}()\` is for objects without refinements`);
}

// Each field that `mask` names, or every one, as `change` makes it.
function reshaped(type, mask, change, what) {
  const shape = { ...type.zod4.shape };
  for (const name of mask ? named(mask) : Object.keys(shape)) {
    if (Object.hasOwn(shape, name)) shape[name] = change(shape[name]);
  }
  return { shape, isBroken: isBroken(type, mask ?? {}, what) };
}

function mustBeFields(more) {
  const isFields = typeof more === "object" && more !== null && !Array.isArray(more) && !isType(more);
  if (!isFields) throw new Error("the fields to add are not a plain object");
}

const objectMethods = {
  keyof() {
    return keyof(this);
  },
  catchall() {
    return copied(this, {});
  },
  passthrough() {
    return copied(this, {});
  },
  loose() {
    return copied(this, {});
  },
  strict() {
    return copied(this, {});
  },
  strip() {
    return copied(this, {});
  },
  extend(more) {
    mustBeFields(more);
    const shape = { ...this.zod4.shape, ...more };
    if (rules.extendChecks === "all") mustBeUnchecked(this, "extend");
    if (rules.extendChecks === "overlap" && Object.keys(more).some((name) => Object.hasOwn(this.zod4.shape, name))) {
      mustBeUnchecked(this, "extend");
    }
    return copied(this, rules.extendDropsChecks ? { shape, isChecked: false } : { shape });
  },
  merge(other) {
    if (rules.mergeChecks) mustBeUnchecked(this, "merge");
    const isBroken = this.zod4.isBroken === true || other.zod4.isBroken === true;
    const isChecked = rules.mergeChecks && other.zod4.isChecked;
    return copied(this, { shape: { ...this.zod4.shape, ...other.zod4.shape }, isBroken, isChecked });
  },
  pick(mask) {
    if (rules.maskChecks) mustBeUnchecked(this, "pick");
    const shape = {};
    for (const name of named(mask)) shape[name] = this.zod4.shape[name];
    return copied(this, { shape, isBroken: isBroken(this, mask, "pick"), isChecked: false });
  },
  omit(mask) {
    if (rules.maskChecks) mustBeUnchecked(this, "omit");
    const shape = { ...this.zod4.shape };
    for (const name of named(mask)) delete shape[name];
    return copied(this, { shape, isBroken: isBroken(this, mask, "omit"), isChecked: false });
  },
  partial(mask) {
    if (rules.partialChecks) mustBeUnchecked(this, "partial");
    return copied(this, { ...reshaped(this, mask, optional, "partial"), isChecked: false });
  },
  required(mask) {
    const made = reshaped(this, mask, nonoptional, "required");
    return copied(this, rules.requiredDropsChecks ? { ...made, isChecked: false } : made);
  },
};

const shapeOf = (def) => (def.isBroken ? unmodelled(rest) : def.shape);

// What a type of each kind has besides what every type has.
const builders = {
  string: (def) => make("string", def, { ...textChecks, ...formatChecks }),
  format: (def) => make("format", def, textChecks),
  number: (def) => make("number", def, numberChecks),
  bigint: (def) => make("bigint", def, bigintChecks),
  date: (def) => make("date", def, checks("min", "max")),
  map: (def) => make("map", def, rules.mapsHaveSizes ? sizeChecks : {}),
  set: (def) => make("set", def, sizeChecks),
  array: (def) =>
    make("array", def, {
      ...checks("min", "max", "nonempty", "length"),
      element: def.element,
      unwrap() {
        return this.zod4.element;
      },
    }),
  object: (def) => make("object", def, { ...objectMethods, shape: shapeOf(def) }),
  union: (def) => make("union", def, { options: def.options }),
  tuple: (def) =>
    make("tuple", def, {
      rest(rest) {
        return copied(this, { rest });
      },
    }),
  record: (def) => make("record", def, { keyType: def.key, valueType: def.value }),
  enum(def) {
    const { entries } = def;
    const checkNames = (names) => {
      for (const name of names) {
        if (!Object.hasOwn(entries, name)) throw new Error(`the enum has no \`${name}\``);
      }
    };
    return make("enum", def, {
      enum: entries,
      options: rules.optionsLeaveOutNames ? enumValues(entries) : Object.values(entries),
      extract(names) {
        checkNames(names);
        return copied(this, { entries: Object.fromEntries(names.map((name) => [name, entries[name]])) });
      },
      exclude(names) {
        checkNames(names);
        return copied(this, { entries: Object.fromEntries(Object.entries(entries).filter(([name]) => !names.includes(name))) });
      },
    });
  },
  literal(def) {
    const members = { values: new Set(def.values) };
    return make("literal", def, def.values.length > 1 ? members : { ...members, value: def.values[0] });
  },
  lazy: (def) =>
    make("lazy", def, {
      unwrap() {
        return this.zod4.getter();
      },
    }),
  pipe: (def) => make("pipe", def, { in: def.in, out: def.out }),
  optional: wrapper("optional"),
  nullable: wrapper("nullable"),
  nonoptional: wrapper("nonoptional"),
  default: wrapper("default", "removeDefault"),
  prefault: wrapper("prefault"),
  catch: wrapper("catch", "removeCatch"),
  readonly: rules.readonlyListsValues ? wrapper("readonly") : (def) => make("readonly", { ...def, hidesValues: true }),
  promise: wrapper("promise"),
};

// Without those of the numbers that TypeScript adds to a numeric enum.
function enumValues(entries) {
  const numbers = Object.values(entries).filter((value) => typeof value === "number");
  return Object.entries(entries)
    .filter(([name]) => !numbers.includes(Number(name)))
    .map(([, value]) => value);
}

const plain = (kind) => () => (builders[kind] === undefined ? make(kind) : builders[kind]({}));

export const string = plain("string");
export const number = plain("number");
export const bigint = plain("bigint");
export const boolean = plain("boolean");
export const date = plain("date");
export const symbol = plain("symbol");
export const any = plain("any");
export const unknown = plain("unknown");
export const never = plain("never");
export const nan = plain("nan");
export const file = plain("file");
const _undefined = plain("undefined");
const _null = plain("null");
const _void = plain("void");

const format = plain("format");
export const email = format;
export const guid = format;
export const uuid = format;
export const uuidv4 = format;
export const uuidv6 = format;
export const uuidv7 = format;
export const url = format;
export const emoji = format;
export const nanoid = format;
export const cuid = format;
export const cuid2 = format;
export const ulid = format;
export const xid = format;
export const ksuid = format;
export const ipv4 = format;
export const ipv6 = format;
export const cidrv4 = format;
export const cidrv6 = format;
export const base64 = format;
export const base64url = format;
export const e164 = format;
export const jwt = format;
export const stringFormat = format;
export const iso = open({ date: format, time: format, datetime: format, duration: format }, rest);

export const int = number;
export const float32 = number;
export const float64 = number;
export const int32 = number;
export const uint32 = number;
export const int64 = bigint;
export const uint64 = bigint;
export const coerce = open({ string, number, bigint, boolean, date }, rest);

export const array = (element) => builders.array({ element });
export const object = (shape) => builders.object({ shape: { ...shape } });
export const strictObject = object;
export const looseObject = object;
export function keyof(type) {
  if (type.zod4.isBroken) throw new Error("the shape of the object cannot be had");
  return _enum(Object.keys(type.zod4.shape));
}
export const union = (options) => builders.union({ options });
export function discriminatedUnion(discriminator, options) {
  const lacksIt = (option) => option.zod4.kind === "object" && !Object.hasOwn(option.zod4.shape, discriminator);
  if (rules.readsDiscriminators && options.some(lacksIt)) throw new Error(`an option of the union has no \`${discriminator}\``);
  return union(options);
}
export const intersection = (left, right) => make("intersection", { left, right });
export const tuple = (items, rest) => builders.tuple({ items, rest: isType(rest) ? rest : null });
export const record = (key, value) =>
  rules.recordHasDefaultKey && !isType(value) ? builders.record({ key: string(), value: key }) : builders.record({ key, value });
export const partialRecord = (key, value) =>
  builders.record({ key: rules.partialRecordAddsNever ? union([key, never()]) : key, value, isPartial: rules.partialRecordIsMarked });
export const map = (key, value) => builders.map({ key, value });
export const set = (value) => builders.set({ value });
const _enum = (values) =>
  builders.enum({ entries: Array.isArray(values) ? Object.fromEntries(values.map((value) => [value, value])) : values });
export const nativeEnum = (entries) => builders.enum({ entries });
export function literal(value) {
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return unmodelled(rest);
  return builders.literal({ values });
}
export const optional = (inner) => builders.optional({ inner });
export const nullable = (inner) => builders.nullable({ inner });
export const nullish = (inner) => optional(nullable(inner));
export const nonoptional = (inner) => builders.nonoptional({ inner });
export const _default = (inner) => builders.default({ inner });
export const prefault = (inner) => builders.prefault({ inner });
const _catch = (inner) => builders.catch({ inner });
export const readonly = (inner) => builders.readonly({ inner });
export const promise = (inner) => builders.promise({ inner });
export const transform = () => make("transform");
export const pipe = (from, to) => builders.pipe({ in: from, out: to });
export const preprocess = (_change, type) => pipe(transform(), type);
export const lazy = (getter) => builders.lazy({ getter });
export const custom = () => make("custom");
const _instanceof = () => make("custom");
export const stringbool = () => pipe(string(), boolean());
export function json() {
  const type = lazy(() => union([string(), number(), boolean(), _null(), array(type), record(string(), type)]));
  return type;
}
// A part without a pattern makes the real one throw.
export function templateLiteral(parts) {
  const hasPattern = (part) => !isType(part) || ["string", "number", "boolean", "literal", "enum"].includes(part.zod4.kind);
  return parts.every(hasPattern) ? make("template") : unmodelled(rest);
}

export {
  _enum as enum,
  _null as null,
  _undefined as undefined,
  _void as void,
  _catch as catch,
  _instanceof as instanceof,
  z,
};
export default z;
