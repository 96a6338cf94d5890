import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const roles = ["admin", "user", "guest"] as const;
const nested = [["a", "b"], ["c"]];
export default defineSchema({
  t: defineTable({
    map: v.union(...roles.map((role) => v.literal(role))),
    filter: v.union(...roles.filter((role) => role !== "guest").map((r) => v.literal(r))),
    concat: v.union(...roles.concat(["x"] as any).map((r) => v.literal(r))),
    flatMap: v.union(...nested.flatMap((list) => list.map((x) => v.literal(x)))),
    flat: v.union(...nested.flat().map((x) => v.literal(x))),
    reduce: v.object(roles.reduce((all, role) => ({ ...all, [role]: v.boolean() }), {})),
    reduceIndex: v.literal(roles.reduce((sum, role, i) => sum + role.length * i, 10)),
    slice: v.union(...roles.slice(1, -1).map((r) => v.literal(r))),
    join: v.literal(roles.join("|")), index: v.literal(roles.indexOf("user")), includes: v.literal(roles.includes("user")),
    find: v.literal(roles.find((r) => r.startsWith("g"))!), findIndex: v.literal(roles.findIndex((r) => r === "zzz")),
    some: v.literal(roles.some((r) => r === "user")), every: v.literal(roles.every((r) => r.length > 4)),
    reverse: v.literal([...roles].reverse()[0]), sort: v.literal(["b", "a", "C", "10", "9"].sort().join()),
    sortBy: v.literal([3, 1, 2].sort((a, b) => b - a).join("")), at: v.literal(roles.at(-1)!), entries: v.literal([...roles.entries()].map(([i, r]) => i + r).join()),
    from: v.literal(Array.from({ length: 3 }, (_, i) => i * 2).join()), isArray: v.literal(Array.isArray(roles)), keys: v.literal([...roles.keys()].join()),
    fill: v.literal([1, 2].fill(7).join()), of: v.literal(Array.of(1, 2).length), last: v.literal(roles[roles.length - 1]),
  }),
});
