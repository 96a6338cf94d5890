// `zod` 4.0 from 4.0.8 on.
const rules = {
  checksKeepTable: false, // a check added to a `zid()` leaves it one
  extendChecks: "none", // whether `.extend()` refuses objects with refinements: "all", "overlap" or "none"
  extendDropsChecks: true,
  mergeChecks: false,
  maskChecks: false, // `.pick()` and `.omit()` refuse them
  partialChecks: false,
  requiredDropsChecks: true,
  masksAreReadLate: true, // a mask that names what is not there throws once the shape is needed
  readsDiscriminators: false, // an option without the discriminator throws at once
  recordHasDefaultKey: false,
  partialRecordIsMarked: true, // by its key, whose values count no more
  partialRecordAddsNever: false,
  idsAreUnique: true, // in the metadata
  mapsHaveSizes: false,
  optionsLeaveOutNames: false, // of a numeric enum
  readonlyListsValues: true,
};
