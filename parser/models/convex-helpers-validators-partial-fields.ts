// From 0.1.45 to 0.1.96, of fields only.
export const partial = (fields) => eachField(fields, (field) => (isOptional(field) ? field : v.optional(field)));
