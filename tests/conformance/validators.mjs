// Convex's JSON for a validator made into a validator again, and documents judged by `validate` of
// convex-helpers, the judge that is not ours.
import { validate } from "convex-helpers/validators";
import { convexToJson, jsonToConvex, v } from "convex/values";

const plain = { null: v.null, boolean: v.boolean, bigint: v.int64, commitTs: v.commitTs, number: v.float64, string: v.string, bytes: v.bytes, any: v.any };

export function validatorOf(json) {
  if (plain[json.type]) return plain[json.type]();
  switch (json.type) {
    case "literal":
      return v.literal(jsonToConvex(json.value));
    case "id":
      return v.id(json.tableName);
    case "array":
      return v.array(validatorOf(json.value));
    case "record":
      return v.record(validatorOf(json.keys), validatorOf(json.values.fieldType));
    case "union":
      return v.union(...json.value.map(validatorOf));
    case "object":
      return v.object(Object.fromEntries(Object.entries(json.value).map(([name, field]) => [name, fieldOf(field)])));
  }
  throw new Error(`no validator: ${json.type}`);
}

function fieldOf({ fieldType, optional }) {
  return optional ? v.optional(validatorOf(fieldType)) : validatorOf(fieldType);
}

// Ids as the reports of schemaplan and convex-test have them.
export const writtenIds = { isOf: (table, id) => id.endsWith(table) && /^[0-9]+$/.test(id.slice(0, -table.length)) };

// Whether `validate` takes a value; ids are told by `ids`, as a database would.
export function accepts(validator, value, ids = writtenIds) {
  const normalizeId = (table, id) => (ids.isOf(table, id) ? id : null);
  return validate(validator, value, { db: { normalizeId, system: { normalizeId } } });
}

// Whether `validate` is known to judge a value of a validator, in Convex's JSON, otherwise than the backend: it does
// not look at `commitTs`, takes arrays and bytes for a record, and compares numbers by `===`.
export function isJudgedOtherwise(json, value) {
  switch (json.type) {
    case "commitTs":
      return true;
    case "literal":
      return Number.isNaN(value) || (value === 0 && (Object.is(value, -0) || typeof json.value === "object"));
    case "array":
      return Array.isArray(value) && value.some((element) => isJudgedOtherwise(json.value, element));
    case "record":
      if (Array.isArray(value) || value instanceof ArrayBuffer) return true;
      return isObject(value) && Object.values(value).some((entry) => isJudgedOtherwise(json.values.fieldType, entry));
    case "object":
      return isObject(value) && Object.entries(json.value).some(([name, { fieldType }]) => Object.hasOwn(value, name) && isJudgedOtherwise(fieldType, value[name]));
    case "union":
      return json.value.some((member) => isJudgedOtherwise(member, value));
  }
  return false;
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value) && !(value instanceof ArrayBuffer);

// A value as `npx convex export` writes it: whole numbers without a point are int64.
export function exported(value) {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number" && Number.isFinite(value)) {
    const text = Object.is(value, -0) ? "-0" : String(value);
    return /[.e]/.test(text) ? text : `${text}.0`;
  }
  if (Array.isArray(value)) return `[${value.map(exported).join(",")}]`;
  if (value !== null && typeof value === "object" && !(value instanceof ArrayBuffer))
    return `{${Object.entries(value).map(([name, part]) => `${JSON.stringify(name)}:${exported(part)}`).join(",")}}`;
  if (typeof value === "number") return JSON.stringify({ $float: floatBase64(value) });
  return JSON.stringify(convexToJson(value));
}

const floatBase64 = (value) => Buffer.from(Float64Array.of(value).buffer).toString("base64");

// An id as Convex makes them: the number of a table, sixteen bytes, and a checksum, in base32.
export function encodeId(tableNumber, bytes) {
  const all = [];
  let rest = tableNumber;
  for (; rest >= 128; rest = Math.floor(rest / 128)) all.push((rest % 128) + 128);
  all.push(rest, ...bytes);
  let sum = 0;
  let sums = 0;
  for (const byte of all) {
    sum = (sum + byte) % 256;
    sums = (sums + sum) % 256;
  }
  const bits = [...all, sum, sums].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{1,5}/g, (digit) => "0123456789abcdefghjkmnpqrstvwxyz"[parseInt(digit.padEnd(5, "0"), 2)]);
}
