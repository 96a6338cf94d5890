async function postsAuthor(_ctx: MutationCtx, doc: Doc<"posts">): Promise<string> {
  return "author of " + doc.title;
}
