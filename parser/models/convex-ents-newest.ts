// Versions 0.15 to 0.20 of `convex-ents`.
const rules = {
  hasValidator: true,
  readsTables: true,
  mutates: true, // the fields it was given
  indexesEachId: true,
  allowsSystemTables: true,
  deletesAcross: true,
  storesOptional: true,
  isStored(options) {
    if (options?.field !== undefined && options?.ref !== undefined) throw new Error("an edge has both `field` and `ref`");
    return options?.ref === undefined;
  },
  pointer: ({ ref }) => (ref === true ? null : ref),
};
