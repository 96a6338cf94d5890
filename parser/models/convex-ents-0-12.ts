// Version 0.12 of `convex-ents`: an optional edge is one that the other table stores.
const rules = {
  hasValidator: true,
  readsTables: true,
  mutates: false,
  indexesEachId: true,
  allowsSystemTables: false,
  deletesAcross: false,
  storesOptional: true,
  isStored: (options, isOptional) => !isOptional || options?.field !== undefined,
  pointer: ({ ref }) => ref ?? null,
};
