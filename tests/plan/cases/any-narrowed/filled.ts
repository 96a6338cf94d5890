function eventsPayload(payload: unknown, _doc: Doc<"events">): { kind: string } {
  return { kind: typeof payload };
}
