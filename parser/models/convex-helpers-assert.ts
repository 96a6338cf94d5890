// From 0.1.78 on.
export function assert(value, message) {
  if (!value) throw new Error(typeof message === "function" ? message() : message);
}
