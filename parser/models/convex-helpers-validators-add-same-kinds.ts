// From 0.1.102 on: of one kind both ways, and required if it is so either way.
function added(fields, more) {
  const result = { ...fields };
  for (const [name, validator] of Object.entries(more)) {
    const existing = result[name];
    if (existing && existing.kind !== validator.kind) {
      throw new Error(`the field ${name} is of kind ${existing.kind} and of kind ${validator.kind}`);
    }
    if (!existing || (isOptional(existing) && !isOptional(validator))) result[name] = validator;
  }
  return result;
}
