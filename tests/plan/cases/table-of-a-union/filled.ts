async function shapesDocument(
  _ctx: MutationCtx,
  _doc: Doc<"shapes">,
): Promise<{ kind: "circle"; radius: number } | { kind: "square"; side: number; corners: number }> {
  return { kind: "circle", radius: 0 };
}
