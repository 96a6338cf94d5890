import { defineTable } from "convex/server";
import { type PropertyValidators, v } from "convex/values";

export function tableAndDoc<Name extends string, Fields extends PropertyValidators>(name: Name, fields: Fields) {
  const table = defineTable(fields);
  return { table, doc: v.object({ ...fields, _id: v.id(name), _creationTime: v.number() }) };
}
