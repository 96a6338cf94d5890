import { defineSchema, defineTable } from "convex/server";
import { v, type PropertyValidators, type Validator } from "convex/values";

// TypeScript that the grammar does not know, and texts that only look like it.
interface Builder<in out Fields extends PropertyValidators, out Result = unknown> {
  (fields: Fields): Validator<any, any, any>
  /** Of many. */
  <More extends PropertyValidators>(fields: Fields, more: More): Result
  <A, B>(one: A): Validator<A, "required">
}
type Overloads = {
  <A>(one: A): Array<A>
  <A>(one: A, two: A): A[]
};
class Keys<in Key> {
  static [name: string]: unknown;
  key!: Key;
}
const cast = <T,>(value: unknown) => value as T;
const fields = cast<typeof import("convex/values")>({ v }).v;
type Deep = import("convex/values").Validator<import("convex/values").GenericId<"t">, "required">;
const texts = ["f<typeof import('x')>()", `interface A<out T> {
  a: Array<T>
  <B>(b: B): B
}`, "export type * from 'x'", 'static [key: string]: any'];
export default defineSchema({ t: defineTable({ a: fields.string(), texts: v.union(...texts.map((one) => v.literal(one))) }) });
