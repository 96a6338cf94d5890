// `convex-helpers/server`: of it, what schemas use.
import { defineTable } from "convex/server";
import { v } from "convex/values";

export function Table(name, fields) {
  const table = defineTable(fields);
  const _id = v.id(name);
  const systemFields = { _id, _creationTime: v.number() };
  const withSystemFields = { ...fields, ...systemFields };
  return {
    name,
    table,
    doc: v.object(withSystemFields),
    withoutSystemFields: fields,
    withSystemFields,
    systemFields,
    _id,
  };
}
