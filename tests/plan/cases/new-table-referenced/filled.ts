async function usersTeamId(ctx: MutationCtx, doc: Doc<"users">): Promise<Id<"teams">> {
  const company = doc.company ?? "none";
  const team = await ctx.db
    .query("teams")
    .withIndex("by_company", (q) => q.eq("company", company))
    .first();
  return team?._id ?? (await ctx.db.insert("teams", { company }));
}
