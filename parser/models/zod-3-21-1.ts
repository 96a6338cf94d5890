// `zod` 3.21 from 3.21.1 on.
const rules = {
  unwraps: false, // whether a discriminator may be optional and the like
  lacks: ["readonly", "nanoid", "base64", "base64url", "jwt", "cidr", "date", "time", "duration"], // what newer versions have
};
