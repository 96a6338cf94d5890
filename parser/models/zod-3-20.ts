// `zod` 3.20 from 3.20.3 on.
const rules = {
  unwraps: false, // whether a discriminator may be optional and the like
  lacks: ["readonly", "emoji", "nanoid", "ulid", "base64", "base64url", "jwt", "ip", "cidr", "date", "time", "duration", "includes", "toLowerCase", "toUpperCase", "safe", "bigint"], // what newer versions have
};
