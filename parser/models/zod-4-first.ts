// What `zod` 3.25.70 to 3.25.72 have of `zod` 4.
const rules = {
  checksKeepTable: false, // a check added to a `zid()` leaves it one
  extendChecks: "none", // whether `.extend()` refuses objects with refinements: "all", "overlap" or "none"
  extendDropsChecks: true,
  mergeChecks: false,
  maskChecks: false, // `.pick()` and `.omit()` refuse them
  partialChecks: false,
  requiredDropsChecks: true,
  masksAreReadLate: false, // a mask that names what is not there throws once the shape is needed
  readsDiscriminators: false, // an option without the discriminator throws at once
  recordHasDefaultKey: false,
  partialRecordIsMarked: true, // by its key, whose values count no more
  partialRecordAddsNever: true,
  idsAreUnique: true, // in the metadata
  mapsHaveSizes: false,
  optionsLeaveOutNames: false, // of a numeric enum
  readonlyListsValues: false,
};
