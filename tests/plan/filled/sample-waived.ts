function logsAt(at: string, _doc: Doc<"logs">): number {
  return Date.parse(at) || 0;
}
