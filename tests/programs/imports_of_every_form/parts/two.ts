import { v } from "convex/values";

const value = v.literal("two");
export { value as two };
export default v.literal("default of two");
