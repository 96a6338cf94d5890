import { v } from "convex/values";

function body<K extends string>(kind: K, fields: Record<string, any>) {
  return v.object({ ...fields, kind: v.literal(kind) });
}

export const bodies = {
  image: body("image", { alt: v.optional(v.string()), storageId: v.id("_storage") }),
  text: body("text", { text: v.string() }),
};
