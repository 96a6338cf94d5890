// From 0.1.99 on, of validators too.
const partialFields = (fields) => eachField(fields, (field) => (isOptional(field) ? field : v.optional(field)));

const asOptionalAs = (before, after) => (isOptional(before) ? v.optional(after) : after);

function partialMember(member) {
  if (isOptional(member)) throw new Error("a member of a union cannot be optional");
  if (member.kind !== "object" && member.kind !== "union") {
    throw new Error(`a union with a member of kind ${member.kind} has no partial`);
  }
  return partial(member);
}

export function partial(given) {
  if (!given.isConvexValidator) return partialFields(given);
  if (given.kind === "object") return asOptionalAs(given, v.object(partialFields(given.fields)));
  if (given.kind === "union") return asOptionalAs(given, v.union(...given.members.map(partialMember)));
  throw new Error("`partial()` takes fields, or a validator of objects or a union of them");
}
