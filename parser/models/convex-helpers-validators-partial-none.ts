// From 0.1.36 to 0.1.43, which with the validators of newer versions of `convex` change nothing.
export const partial = (fields) => eachField(fields, (field) => (field.isOptional ? field : v.optional(field)));
