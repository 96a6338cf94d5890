// From 0.1.101 on.
export function addFieldsToValidator(given, fields) {
  const validator = asObjectValidator(given);
  if (Object.keys(fields).length === 0) return validator;
  if (validator.kind === "object") return v.object(added(validator.fields, fields));
  if (validator.kind === "union") {
    return v.union(...validator.members.map((member) => addFieldsToValidator(member, fields)));
  }
  throw new Error("`addFieldsToValidator()` takes objects and unions of them");
}
