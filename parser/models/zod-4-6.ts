// `zod` 4.6.
const rules = {
  checksKeepTable: true, // a check added to a `zid()` leaves it one
  extendChecks: "overlap", // whether `.extend()` refuses objects with refinements: "all", "overlap" or "none"
  extendDropsChecks: false,
  mergeChecks: true,
  maskChecks: true, // `.pick()` and `.omit()` refuse them
  partialChecks: true,
  requiredDropsChecks: false,
  masksAreReadLate: false, // a mask that names what is not there throws once the shape is needed
  readsDiscriminators: true, // an option without the discriminator throws at once
  recordHasDefaultKey: true,
  partialRecordIsMarked: false, // by its key, whose values count no more
  partialRecordAddsNever: false,
  idsAreUnique: false, // in the metadata
  mapsHaveSizes: true,
  optionsLeaveOutNames: true, // of a numeric enum
  readonlyListsValues: true,
};
