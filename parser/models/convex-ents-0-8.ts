// Version 0.8 of `convex-ents`: an optional edge is one that the other table stores.
const rules = {
  hasValidator: true,
  readsTables: true,
  mutates: false,
  indexesEachId: false,
  allowsSystemTables: false,
  deletesAcross: false,
  storesOptional: false,
  isStored: (options, isOptional) => !isOptional,
  pointer: ({ ref }) => ref ?? null,
};
