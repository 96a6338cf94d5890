// `zod` 4.0 until 4.0.5, and what `zod` 3 has of it from 3.25.73 on.
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
  readonlyListsValues: true,
};
