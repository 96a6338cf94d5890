// Version 0.13 of `convex-ents`.
const rules = {
  hasValidator: true,
  readsTables: true,
  mutates: false,
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
