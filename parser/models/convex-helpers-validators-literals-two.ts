// Until 0.1.43, two literals or more.
export function literals(...values) {
  if (values.length < 2) throw new Error("`literals()` takes two literals or more");
  return v.union(...values.map((value) => v.literal(value)));
}
