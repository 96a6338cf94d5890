import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const shared = v.object({
  most: v.literal(Infinity), // ! literal-not-finite
});
const document = v.object({
  _limit: v.literal(-Infinity), // ! literal-not-finite
});

export default defineSchema({
  users: defineTable({
    most: v.literal(Number.MAX_VALUE),
    zero: v.literal(-0),
    big: v.literal(9223372036854775807n),
    text: v.literal("Infinity"),
    infinite: v.literal(Infinity), // ! literal-not-finite
    negative: v.literal(-Infinity), // ! literal-not-finite
    tooBig: v.literal(1e999), // ! literal-not-finite
    deep: v.array(
      v.union(
        v.literal(1),
        v.literal(NaN), // ! literal-not-finite
      ),
    ),
  }),
  // Convex drops such fields, but only of the documents themselves.
  dropped: defineTable({ _most: v.literal(Infinity), _deep: v.array(v.literal(NaN)) }),
  droppedAndKept: defineTable({ _shared: shared, kept: shared }),
  documentAndField: defineTable(v.union(document, v.object({ kept: document }))),
});
