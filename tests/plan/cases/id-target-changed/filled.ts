async function postsAuthor(ctx: MutationCtx, author: Id<"users">, _doc: Doc<"posts">): Promise<Id<"members">> {
  const user = await ctx.db.get("users", author);
  return await ctx.db.insert("members", { name: user?.name ?? "gone" });
}
