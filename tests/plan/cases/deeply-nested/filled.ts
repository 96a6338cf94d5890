async function docsPagesBlocksAuthor(
  _ctx: MutationCtx,
  _blocks: NonNullable<NonNullable<Doc<"docs">["pages"]>[number][string]["blocks"]>[number],
  doc: Doc<"docs">,
): Promise<Id<"docs">> {
  return doc._id;
}
