import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const kit = {
  prefix: "p",
  name(n: string) { return this.prefix + n; },
  arrow: () => typeof this,
  field(n: string) { return { [this.name(n)]: v.string() }; },
};
export default defineSchema({ t: defineTable({ ...kit.field("x"), t: v.literal(kit.arrow()) }) });
