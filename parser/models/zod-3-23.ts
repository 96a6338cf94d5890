// `zod` 3.23.
const rules = {
  unwraps: true, // whether a discriminator may be optional and the like
  lacks: ["base64url", "jwt", "cidr"], // what newer versions have
};
