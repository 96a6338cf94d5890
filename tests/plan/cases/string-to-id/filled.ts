async function notesOwner(ctx: MutationCtx, owner: string, _doc: Doc<"notes">): Promise<Id<"users">> {
  const user = await ctx.db
    .query("users")
    .filter((q) => q.eq(q.field("name"), owner))
    .first();
  return user?._id ?? (await ctx.db.insert("users", { name: owner }));
}
