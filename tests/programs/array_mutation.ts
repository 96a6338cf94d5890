import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const list: any[] = [];
list.push(v.string(), v.number());
list.unshift(v.null());
const popped = list.pop();
const rest = [1, 2, 3, 4, 5];
const removed = rest.splice(1, 2, 9, 8, 7);
const numbers: number[] = [];
for (let i = 0; i < 3; i++) numbers[i] = i;
numbers[numbers.length] = 10;
export default defineSchema({
  t: defineTable({ a: v.union(...list), b: popped, c: v.literal(rest.join()), d: v.literal(removed.join()), e: v.literal(numbers.join()), f: v.literal(rest.shift()!) }),
});
