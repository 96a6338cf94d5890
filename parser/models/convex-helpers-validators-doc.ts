// From 0.1.70 on.
function documentOf(validator, table) {
  if (validator.kind === "object") return v.object({ ...validator.fields, ...systemFields(table) });
  if (validator.kind === "union") return v.union(...validator.members.map((member) => documentOf(member, table)));
  throw new Error("a table is an object or a union of objects");
}

export const doc = (schema, table) => documentOf(schema.tables[table].validator, table);

export const typedV = (schema) => ({ ...v, id: (table) => v.id(table), doc: (table) => doc(schema, table) });
