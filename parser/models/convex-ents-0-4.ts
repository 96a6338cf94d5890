// Version 0.4 of `convex-ents`: an optional edge is one that the other table stores.
const rules = {
  hasValidator: false,
  readsTables: false,
  mutates: false,
  indexesEachId: false,
  allowsSystemTables: false,
  deletesAcross: false,
  storesOptional: false,
  isStored: (options, isOptional) => !isOptional,
  pointer: ({ ref }) => ref ?? null,
};
