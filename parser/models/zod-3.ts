// `zod` 3: what each builder and method makes, as far as its shape goes. What a type is, is in its
// property `zod3`, for those who convert it; what is not modelled of it is not known.
// What differs between versions is in `rules`, which the file of each version declares.

const rest = "this part of zod";

const make = (kind, def = {}, members = {}) => open({ ...methods, ...members, zod3: { kind, ...def }, zod4: undefined }, rest);
const isType = (value) => typeof value === "object" && value !== null && value.zod3 !== undefined;

function copied(type, changes) {
  const { kind, ...def } = type.zod3;
  return builders[kind] === undefined ? make(kind, { ...def, ...changes }) : builders[kind]({ ...def, ...changes });
}

const effects = (inner) => builders.effects({ inner });
const branded = (inner) => builders.branded({ inner });
const readonly = (inner) => builders.readonly({ inner });
const _catch = (inner) => builders.catch({ inner });
const _default = (inner) => builders.default({ inner });

const methods = {
  refine() {
    return effects(this);
  },
  refinement() {
    return effects(this);
  },
  superRefine() {
    return effects(this);
  },
  transform() {
    return effects(this);
  },
  describe() {
    return copied(this, {});
  },
  optional() {
    return optional(this);
  },
  nullable() {
    return nullable(this);
  },
  nullish() {
    return optional(nullable(this));
  },
  array() {
    return array(this);
  },
  promise() {
    return promise(this);
  },
  or(other) {
    return union([this, other]);
  },
  and(other) {
    return intersection(this, other);
  },
  default() {
    return _default(this);
  },
  brand() {
    return branded(this);
  },
  catch() {
    return _catch(this);
  },
  pipe(target) {
    return pipeline(this, target);
  },
};
if (!rules.lacks.includes("readonly")) {
  methods.readonly = function () {
    return readonly(this);
  };
}

function checks(...names) {
  return Object.fromEntries(
    names.filter((name) => !rules.lacks.includes(name)).map((name) => [
      name,
      function () {
        return copied(this, {});
      },
    ]),
  );
}

const textChecks = checks(
  "email", "url", "emoji", "uuid", "nanoid", "cuid", "cuid2", "ulid", "base64", "base64url", "jwt", "ip", "cidr", "datetime",
  "date", "time", "duration", "regex", "includes", "startsWith", "endsWith", "min", "max", "length", "nonempty", "trim",
  "toLowerCase", "toUpperCase",
);
const orderChecks = checks(
  "gte", "min", "gt", "lte", "max", "lt", "positive", "negative", "nonpositive", "nonnegative", "multipleOf",
);
const numberChecks = { ...orderChecks, ...checks("int", "step", "finite", "safe") };
const sizeChecks = checks("min", "max", "size", "nonempty");

const getsInner = (name) => (kind) => (def) =>
  make(kind, def, {
    [name]() {
      return this.zod3.inner;
    },
  });
const unwrapped = getsInner("unwrap");

function withShape(type, change) {
  const shape = {};
  for (const [name, field] of Object.entries(type.zod3.shape)) {
    const changed = change(field, name);
    if (changed !== undefined) shape[name] = changed;
  }
  return copied(type, { shape });
}

const isNamed = (mask, name) => !mask || mask[name];
const required = (field) => (field.zod3.kind === "optional" ? required(field.zod3.inner) : field);

function deepPartial(type) {
  const { kind, ...def } = type.zod3;
  if (kind === "object") return withShape(type, (field) => optional(deepPartial(field)));
  if (kind === "array") return copied(type, { element: deepPartial(def.element) });
  if (kind === "optional") return optional(deepPartial(def.inner));
  if (kind === "nullable") return nullable(deepPartial(def.inner));
  if (kind === "tuple") return tuple(def.items.map(deepPartial));
  return type;
}

const objectMethods = {
  strict() {
    return copied(this, {});
  },
  strip() {
    return copied(this, {});
  },
  passthrough() {
    return copied(this, {});
  },
  nonstrict() {
    return copied(this, {});
  },
  catchall() {
    return copied(this, {});
  },
  extend(more) {
    return copied(this, { shape: { ...this.zod3.shape, ...more } });
  },
  augment(more) {
    return copied(this, { shape: { ...this.zod3.shape, ...more } });
  },
  setKey(name, field) {
    return copied(this, { shape: { ...this.zod3.shape, [name]: field } });
  },
  merge(other) {
    return copied(this, { shape: { ...this.zod3.shape, ...other.zod3.shape } });
  },
  pick(mask) {
    const shape = {};
    for (const name of Object.keys(mask)) {
      if (mask[name] && this.zod3.shape[name]) shape[name] = this.zod3.shape[name];
    }
    return copied(this, { shape });
  },
  omit(mask) {
    return withShape(this, (field, name) => (mask[name] ? undefined : field));
  },
  partial(mask) {
    return withShape(this, (field, name) => (isNamed(mask, name) ? field.optional() : field));
  },
  deepPartial() {
    return deepPartial(this);
  },
  required(mask) {
    return withShape(this, (field, name) => (isNamed(mask, name) ? required(field) : field));
  },
  keyof() {
    return _enum(Object.keys(this.zod3.shape));
  },
};

const builders = {
  string: (def) => make("string", def, textChecks),
  number: (def) => make("number", def, numberChecks),
  bigint: (def) => make("bigint", def, rules.lacks.includes("bigint") ? {} : orderChecks),
  date: (def) => make("date", def, checks("min", "max")),
  set: (def) => make("set", def, sizeChecks),
  array: (def) => make("array", def, { ...checks("min", "max", "length", "nonempty"), element: def.element }),
  object: (def) => make("object", def, { ...objectMethods, shape: def.shape }),
  union: (def) => make("union", def, { options: def.options }),
  discriminated: (def) => make("discriminated", def, { options: def.options, discriminator: def.discriminator }),
  tuple: (def) =>
    make("tuple", def, {
      items: def.items,
      rest(rest) {
        return copied(this, { rest });
      },
    }),
  record: (def) => make("record", def, { keySchema: def.key, valueSchema: def.value, element: def.value }),
  lazy: (def) => make("lazy", def),
  literal: (def) => make("literal", def, { value: def.value }),
  enum(def) {
    const { values } = def;
    const names = Array.isArray(values) ? Object.fromEntries(values.map((value) => [value, value])) : unmodelled(rest);
    return make("enum", def, {
      options: values,
      enum: names,
      Enum: names,
      Values: names,
      extract: (some) => _enum(some),
      exclude: (some) => _enum(values.filter((value) => !some.includes(value))),
    });
  },
  nativeEnum: (def) => make("nativeEnum", def, { enum: def.values }),
  effects: getsInner("innerType")("effects"),
  default: getsInner("removeDefault")("default"),
  catch: getsInner("removeCatch")("catch"),
  optional: unwrapped("optional"),
  nullable: unwrapped("nullable"),
  promise: unwrapped("promise"),
  branded: unwrapped("branded"),
  readonly: unwrapped("readonly"),
};

const plain = (kind) => () => (builders[kind] === undefined ? make(kind) : builders[kind]({}));

export const string = plain("string");
export const number = plain("number");
export const nan = plain("nan");
export const bigint = plain("bigint");
export const boolean = plain("boolean");
export const date = plain("date");
export const symbol = plain("symbol");
export const any = plain("any");
export const unknown = plain("unknown");
export const never = plain("never");
const _undefined = plain("undefined");
const _null = plain("null");
const _void = plain("void");
export const coerce = open({ string, number, bigint, boolean, date }, rest);
export const ostring = () => string().optional();
export const onumber = () => number().optional();
export const oboolean = () => boolean().optional();

export const array = (element) => builders.array({ element });
export const object = (shape) => builders.object({ shape });
export const strictObject = object;
export const union = (options) => builders.union({ options });
export const intersection = (left, right) => make("intersection", { left, right });
export function tuple(items) {
  if (!Array.isArray(items)) throw new Error("`z.tuple()` takes an array of types");
  return builders.tuple({ items, rest: null });
}
export const record = (key, value) =>
  isType(value) ? builders.record({ key, value }) : builders.record({ key: string(), value: key });
export const map = (key, value) => make("map", { key, value });
export const set = (value) => builders.set({ value });
export const lazy = (getter) => builders.lazy({ getter });
export const literal = (value) => builders.literal({ value });
const _enum = (values) => builders.enum({ values });
export const nativeEnum = (values) => builders.nativeEnum({ values });
export const promise = (inner) => builders.promise({ inner });
export const optional = (inner) => builders.optional({ inner });
export const nullable = (inner) => builders.nullable({ inner });
export const preprocess = (_change, inner) => effects(inner);
export const effect = (inner) => effects(inner);
export const transformer = effect;
export const pipeline = (from, to) => make("pipeline", { in: from, out: to });
export const custom = (check) => (check ? effects(any()) : any());
const _instanceof = () => effects(any());

// The values that tell an option of a union from the others; none, if they cannot be told.
function discriminators(type) {
  const { kind, ...def } = type.zod3;
  if (kind === "lazy") return discriminators(def.getter());
  if (kind === "literal") return [def.value];
  if (kind === "enum") return def.values;
  if (kind === "nativeEnum") return rules.unwraps ? Object.values(def.values) : Object.keys(def.values);
  if (kind === "undefined") return [undefined];
  if (kind === "null") return [null];
  if (kind === "optional" && rules.unwraps) return [undefined, ...discriminators(def.inner)];
  if (kind === "nullable" && rules.unwraps) return [null, ...discriminators(def.inner)];
  if (["effects", "default"].includes(kind) || (rules.unwraps && ["branded", "readonly", "catch"].includes(kind))) {
    return discriminators(def.inner);
  }
  return [];
}

export function discriminatedUnion(discriminator, options) {
  const seen = [];
  for (const option of options) {
    const field = option.zod3.shape[discriminator];
    const values = isType(field) ? discriminators(field) : [];
    if (values.length === 0) throw new Error(`an option of the union is not told by \`${discriminator}\``);
    for (const value of values) {
      if (seen.includes(value)) throw new Error(`two options of the union have one value of \`${discriminator}\``);
      seen.push(value);
    }
  }
  return builders.discriminated({ discriminator, options });
}

export {
  _enum as enum,
  _null as null,
  _undefined as undefined,
  _void as void,
  _instanceof as instanceof,
  z,
};
export default z;
