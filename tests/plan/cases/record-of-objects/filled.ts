async function boardsMembersRole(
  _ctx: MutationCtx,
  _entry: NonNullable<Doc<"boards">["members"]>[Id<"boards">],
  _doc: Doc<"boards">,
): Promise<string> {
  return "member";
}
