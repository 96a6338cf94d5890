async function boardsMembersRole(
  _ctx: MutationCtx,
  _entry: NonNullable<Doc<"boards">["members"]>[string],
  _doc: Doc<"boards">,
): Promise<string> {
  return "member";
}
