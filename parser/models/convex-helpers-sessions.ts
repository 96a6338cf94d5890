// `convex-helpers/server/sessions`: the validators of a session.
import { v } from "convex/values";

export const vSessionId = v.string();
export const SessionIdArg = { sessionId: vSessionId };
