// `@convex-dev/auth/server`: the tables that every app with it has.
// What differs between versions is in `rules`, which the file of each version declares.
import { defineTable } from "convex/server";
import { v } from "convex/values";

const text = v.optional(v.string());
const time = v.optional(v.number());

const users = defineTable({
  name: text,
  image: text,
  email: text,
  emailVerificationTime: time,
  phone: text,
  phoneVerificationTime: time,
  isAnonymous: v.optional(v.boolean()),
})
  .index("email", ["email"])
  .index("phone", ["phone"]);

const authSessions = defineTable({ userId: v.id("users"), expirationTime: v.number() }).index("userId", ["userId"]);

const authAccounts = defineTable({
  userId: v.id("users"),
  provider: v.string(),
  providerAccountId: v.string(),
  secret: text,
  emailVerified: text,
  phoneVerified: text,
})
  .index("userIdAndProvider", ["userId", "provider"])
  .index(...rules.accountIndex);

const authRefreshTokens = defineTable({
  sessionId: v.id("authSessions"),
  expirationTime: v.number(),
  ...(rules.tracksFirstUse ? { firstUsedTime: time } : {}),
  ...(rules.tracksParents ? { parentRefreshTokenId: v.optional(v.id("authRefreshTokens")) } : {}),
}).index("sessionId", ["sessionId"]);
if (rules.tracksParents) {
  authRefreshTokens.index("sessionIdAndParentRefreshTokenId", ["sessionId", "parentRefreshTokenId"]);
}

const authVerificationCodes = defineTable({
  accountId: v.id("authAccounts"),
  ...(rules.codesHaveProvider ? { provider: v.string() } : {}),
  code: v.string(),
  expirationTime: v.number(),
  verifier: text,
  emailVerified: text,
  phoneVerified: text,
})
  .index("accountId", ["accountId"])
  .index("code", ["code"]);

const authVerifiers = defineTable({ sessionId: v.optional(v.id("authSessions")), signature: text }).index(
  "signature",
  ["signature"],
);

const authRateLimits = defineTable({
  identifier: v.string(),
  lastAttemptTime: v.number(),
  attemptsLeft: v.number(),
}).index("identifier", ["identifier"]);

export const authTables = {
  users,
  authSessions,
  authAccounts,
  authRefreshTokens,
  authVerificationCodes,
  authVerifiers,
  authRateLimits,
};
