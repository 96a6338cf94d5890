// From 0.1.14 on.
export function nullThrows(value, message) {
  if (value === null) throw new Error(message ?? "this is null");
  return value;
}
