function readingsValue(value: string, _doc: Doc<"readings">): number {
  return Number(value) || 0;
}
function readingsUnit(unit: string, _doc: Doc<"readings">): "C" | "F" {
  return unit.startsWith("F") ? "F" : "C";
}
