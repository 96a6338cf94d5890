async function usersTeam(ctx: MutationCtx, _doc: Doc<"users">): Promise<Id<"teams">> {
  const team = await ctx.db.query("teams").first();
  if (team) return team._id;
  const org = await ctx.db.insert("orgs", { name: "the first" });
  return await ctx.db.insert("teams", { name: "everybody", org });
}
