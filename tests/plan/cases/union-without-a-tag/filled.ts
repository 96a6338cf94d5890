function thingsValue(value: unknown, _doc: Doc<"things">): { a: string } | { c: string; d: number } {
  return { a: typeof value };
}
