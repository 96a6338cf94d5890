// `zod` 3.21.0.
const rules = {
  unwraps: false, // whether a discriminator may be optional and the like
  lacks: ["readonly", "nanoid", "ulid", "base64", "base64url", "jwt", "cidr", "date", "time", "duration", "includes"], // what newer versions have
};
