// A validator that is not optional any more, as several modules of `convex-helpers` need it.
const requiredMakers = {
  id: (validator) => v.id(validator.tableName),
  string: () => v.string(),
  float64: () => v.float64(),
  int64: () => v.int64(),
  boolean: () => v.boolean(),
  null: () => v.null(),
  any: () => v.any(),
  literal: (validator) => v.literal(validator.value),
  bytes: () => v.bytes(),
  object: (validator) => v.object(validator.fields),
  array: (validator) => v.array(validator.element),
  record: (validator) => v.record(validator.key, validator.value),
  union: (validator) => v.union(...validator.members),
};

function vRequired(validator) {
  if (validator.isOptional !== "optional") return validator;
  const make = requiredMakers[validator.kind];
  if (!make) throw new Error(`a validator of kind ${validator.kind} cannot be made required`);
  return at(validator, () => make(validator));
}
