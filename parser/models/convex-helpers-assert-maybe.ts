// Until 0.1.76, where `assert()` without an argument is one of types.
export function assert(...given) {
  if (given[0] !== undefined && !given[0]) throw new Error("an assertion fails");
}
