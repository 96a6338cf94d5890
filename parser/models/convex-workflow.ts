// `@convex-dev/workflow`: the validator that every version has.
import { v } from "convex/values";

export const vWorkflowId = v.string();
