// From 3.24 on, and what `zod` 4 has of `zod` 3.
const rules = {
  unwraps: true, // whether a discriminator may be optional and the like
  lacks: [], // what newer versions have
};
