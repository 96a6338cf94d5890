import { v } from "convex/values";

// Where somebody is.
export const address = v.object({
  street: v.string(),
  city: v.string(),
  // @default "DE"
  country: v.string(), // ISO 3166
});
