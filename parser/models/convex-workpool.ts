// `@convex-dev/workpool`: the validators of every version.
import { v } from "convex/values";

const outcome = (returnValue) =>
  v.union(
    v.object({ kind: v.literal("success"), returnValue }),
    v.object({ kind: v.literal("failed"), error: v.string() }),
    v.object({ kind: v.literal("canceled") }),
  );

export const vResultValidator = outcome(v.any());
export const resultValidator = vResultValidator;
export const vWorkIdValidator = v.string();
export const workIdValidator = vWorkIdValidator;
export const vLogLevel = v.union(
  ...["DEBUG", "TRACE", "INFO", "REPORT", "WARN", "ERROR"].map((level) => v.literal(level)),
);
export const vRetryBehavior = v.object({ maxAttempts: v.number(), initialBackoffMs: v.number(), base: v.number() });
