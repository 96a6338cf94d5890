// From 0.1.78 on: types made of validators.
const zodMakers = {
  id: ({ tableName }) => zid(tableName),
  string: () => z.string(),
  float64: () => z.number(),
  int64: () => z.bigint(),
  boolean: () => z.boolean(),
  null: () => z.null(),
  any: () => z.any(),
  array: ({ element }) => z.array(convexToZod(element)),
  object: ({ fields }) => z.object(convexToZodFields(fields)),
  union({ members: [first, second, ...others] }) {
    return z.union([convexToZod(first), convexToZod(second), ...others.map((member) => convexToZod(member))]);
  },
  literal: ({ value }) => z.literal(value),
  record: ({ key, value }) => z.record(convexToZod(key), convexToZod(value)),
};

export function convexToZod(validator) {
  const make = zodMakers[validator.kind];
  if (make === undefined) throw new Error(`zod has nothing for a validator of kind ${validator.kind}`);
  const type = make(validator);
  return isOptional(validator) ? z.optional(type) : type;
}

export const convexToZodFields = (fields) => fieldsOf(fields, convexToZod);
