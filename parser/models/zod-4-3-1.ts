// `zod` 4.3 from 4.3.1 on.
const rules = {
  checksKeepTable: true, // a check added to a `zid()` leaves it one
  extendChecks: "overlap", // whether `.extend()` refuses objects with refinements: "all", "overlap" or "none"
  extendDropsChecks: false,
  mergeChecks: false,
  maskChecks: true, // `.pick()` and `.omit()` refuse them
  partialChecks: true,
  requiredDropsChecks: false,
  masksAreReadLate: true, // a mask that names what is not there throws once the shape is needed
  readsDiscriminators: false, // an option without the discriminator throws at once
  recordHasDefaultKey: false,
  partialRecordIsMarked: true, // by its key, whose values count no more
  partialRecordAddsNever: false,
  idsAreUnique: false, // in the metadata
  mapsHaveSizes: true,
  optionsLeaveOutNames: false, // of a numeric enum
  readonlyListsValues: true,
};
