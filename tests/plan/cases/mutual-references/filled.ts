async function husbandsWife(ctx: MutationCtx, doc: Doc<"husbands">): Promise<Id<"wives">> {
  const wife = await ctx.db.query("wives").filter((q) => q.eq(q.field("name"), doc.name)).first();
  return wife?._id ?? (await ctx.db.insert("wives", { name: doc.name, husband: doc._id }));
}
async function wivesHusband(ctx: MutationCtx, doc: Doc<"wives">): Promise<Id<"husbands">> {
  const husband = await ctx.db.query("husbands").filter((q) => q.eq(q.field("name"), doc.name)).first();
  return husband?._id ?? (await ctx.db.insert("husbands", { name: doc.name, wife: doc._id }));
}
