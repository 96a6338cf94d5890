import { v } from "convex/values";

export const one = v.literal(1);
export default 1;
