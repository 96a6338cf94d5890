async function usersLastname(_ctx: MutationCtx, doc: Doc<"users">): Promise<string> {
  return doc.firstname.split(" ").at(-1) ?? "";
}
