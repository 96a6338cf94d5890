function usersTags(tags: Array<string>, _doc: Doc<"users">): Record<string, boolean> {
  return Object.fromEntries(tags.map((tag) => [tag, true]));
}
function usersMail(mail: Array<string>, _doc: Doc<"users">): string {
  return mail[0] ?? "";
}
function usersRaw(raw: string, _doc: Doc<"users">): ArrayBuffer {
  return new TextEncoder().encode(raw).slice().buffer;
}
