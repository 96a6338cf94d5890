// The newest versions of `zod` 4.
const rules = {
  checksKeepTable: true, // a check added to a `zid()` leaves it one
  extendChecks: "overlap", // whether `.extend()` refuses objects with refinements: "all", "overlap" or "none"
  extendDropsChecks: false,
  mergeChecks: true,
  maskChecks: true, // the same of `.pick()` and `.omit()`
  partialChecks: true,
  requiredDropsChecks: false,
  readsDiscriminators: true, // an option without the discriminator throws at once
  recordHasDefaultKey: true,
  partialRecordIsMarked: false,
};
