// From 0.1.63 on.
function mustBeKeys(key) {
  if (key.kind === "union") {
    for (const member of key.members) mustBeKeys(member);
  } else if (key.kind !== "string" && key.kind !== "id") {
    throw new Error(`a record has keys of strings or ids, not of kind ${key.kind}`);
  }
}

makers.record = (def, convert) => {
  const key = convert(def.key);
  mustBeKeys(key);
  return v.record(key, convert(def.value));
};
