// `@convex-dev/persistent-text-streaming`: its one validator.
import { v } from "convex/values";

export const StreamIdValidator = v.string();
