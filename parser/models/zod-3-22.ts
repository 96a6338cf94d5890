// `zod` 3.22.
const rules = {
  unwraps: false, // whether a discriminator may be optional and the like
  lacks: ["nanoid", "base64", "base64url", "jwt", "cidr", "date", "time", "duration"], // what newer versions have
};
