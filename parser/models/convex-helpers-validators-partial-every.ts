// Until 0.1.35.
export const partial = (fields) => eachField(fields, (field) => v.optional(field));
