import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

type Fields = { a: string };
interface Other extends Fields { b: number }
declare const never: unique symbol;
declare function external(x: number): void;
function wrap<T extends Other>(x: T): T;
function wrap(x: any) { return x; }
abstract class Unused { abstract x: number }
const id = <T,>(x: T): T => x;
enum Color { Red, Green = "green", Blue = 5, Next }
export default defineSchema({
  t: defineTable({ a: wrap<any>(v.string()), b: id<any>(v.number()), c: v.literal(Color.Green), d: v.literal(Color.Next), e: v.literal(Color[0]) }),
});
