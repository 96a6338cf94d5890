// Version 0.11 of `convex-ents`: an optional edge is one that the other table stores.
const rules = {
  hasValidator: true,
  readsTables: true,
  mutates: false,
  indexesEachId: true,
  allowsSystemTables: false,
  deletesAcross: false,
  storesOptional: false,
  isStored: (options, isOptional) => !isOptional,
  pointer: ({ ref }) => ref ?? null,
};
