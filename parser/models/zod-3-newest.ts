// `zod` 3 as zod 4 has it, and the last versions of its own.
const rules = {
  unwraps: true, // whether a discriminator may be optional and the like
};
