import { v } from "convex/values";

export const a = v.literal("a");
const hidden = 1;
export default hidden;
