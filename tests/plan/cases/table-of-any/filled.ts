async function eventsDocument(_ctx: MutationCtx, _doc: Doc<"events">): Promise<{ kind: string }> {
  return { kind: "unknown" };
}
