// From 0.1.21 on.
export const systemFields = (table) => ({ _id: v.id(table), _creationTime: v.number() });

export const withSystemFields = (table, fields) => ({ ...fields, ...systemFields(table) });
