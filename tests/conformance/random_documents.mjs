// Random validators, documents of them, and documents that are nearly so, from a seed.
import { v } from "convex/values";
import { randomFrom } from "./random_programs.mjs";

// The tables that ids are of, with their numbers in a deployment.
export const tables = { users: 10001, posts: 10002 };
// What a validator without values gives for one.
export const nothing = Symbol("nothing");

const names = ["a", "b", "c", "kind", "name"];
const strings = ["a", "b", "text", "", "é😀", "10000"];
const numbers = [0, 1, 2, -1.5, 1e21, 5e-324, Infinity, NaN, 9007199254740993];
const bigints = [0n, 1n, 2n, -1n, 9223372036854775807n, -9223372036854775808n];
const whole = (elements) => elements.filter((element) => element !== nothing);

export function randomDocuments(seed) {
  const { below, one: pick, chance } = randomFrom(seed);
  const oneIn = (n) => chance(1 / n);

  function randomType(depth) {
    switch (below(depth > 0 ? 17 : 12)) {
      case 0: return v.null();
      case 1: return v.boolean();
      case 2: return v.int64();
      case 3: return v.number();
      case 4: return v.string();
      case 5: return oneIn(3) ? v.bytes() : v.any();
      case 6: case 7: return v.id(pick(Object.keys(tables)));
      case 8: return v.literal(pick(["a", "b", "text"]));
      case 9: return v.literal(oneIn(2));
      case 10: return v.literal(pick([0, 1, 2]));
      case 11: return v.literal(pick([0n, 1n, 2n]));
      case 12: return v.array(randomType(depth - 1));
      case 13: return v.record(oneIn(2) ? v.string() : v.id(pick(Object.keys(tables))), randomType(depth - 1));
      case 14: return randomObject(depth);
      default: return v.union(...Array.from({ length: below(4) + (oneIn(10) ? 0 : 1) }, () => randomType(depth - 1)));
    }
  }

  function randomObject(depth) {
    const fields = {};
    for (const name of names) {
      if (!oneIn(2)) continue;
      const type = randomType(depth - 1);
      fields[name] = oneIn(3) ? v.optional(type) : type;
    }
    return v.object(fields);
  }

  // A value that a validator takes; none, if it takes none. `ids` makes the ids.
  function randomValue(type, ids) {
    switch (type.kind) {
      case "null": return null;
      case "boolean": return oneIn(2);
      case "int64": return pick(bigints);
      case "float64": return pick(numbers);
      case "string": return oneIn(4) ? ids.make(pick(Object.keys(tables))) : pick(strings);
      case "bytes": return Uint8Array.from({ length: below(4) }, () => below(256)).buffer;
      case "any": return randomValue(randomType(1), ids);
      case "id": return ids.make(type.tableName);
      case "literal": return type.value;
      case "array": return whole(Array.from({ length: below(3) }, () => randomValue(type.element, ids)));
      case "record": {
        const keys = Array.from({ length: below(3) }, () => (type.key.kind === "id" ? ids.make(type.key.tableName) : pick(["a", "b", "x y"])));
        const entries = keys.map((key) => [key, randomValue(type.value, ids)]);
        return entries.some(([, value]) => value === nothing) ? {} : Object.fromEntries(entries);
      }
      case "object": {
        const fields = {};
        for (const [name, field] of Object.entries(type.fields)) {
          if (field.isOptional === "optional" && oneIn(3)) continue;
          fields[name] = randomValue(field, ids);
          if (fields[name] !== nothing) continue;
          if (field.isOptional !== "optional") return nothing;
          delete fields[name];
        }
        return fields;
      }
      case "union": return type.members.length === 0 ? nothing : randomValue(pick(type.members), ids);
    }
    throw new Error(type.kind);
  }

  // The value with one of its parts changed.
  function mutated(value, ids) {
    const isContainer = value !== null && typeof value === "object" && !(value instanceof ArrayBuffer);
    if (!isContainer || oneIn(6)) {
      const other = randomValue(randomType(1), ids);
      return other === nothing ? null : other;
    }
    if (Array.isArray(value)) {
      const copy = [...value];
      if (copy.length > 0 && !oneIn(3)) copy[below(copy.length)] = mutated(pick(copy), ids);
      else copy.push(mutated(null, ids));
      return copy;
    }
    const copy = { ...value };
    const present = Object.keys(copy);
    if (present.length > 0 && !oneIn(4)) {
      const name = pick(present);
      if (oneIn(3)) delete copy[name];
      else copy[name] = mutated(copy[name], ids);
    } else {
      copy[pick([...names, "extra", ids.make("users")])] = mutated(null, ids);
    }
    return copy;
  }

  return { below, oneIn, randomObject, randomValue, mutated };
}
