async function usersSettingsTheme(
  _ctx: MutationCtx,
  _settings: NonNullable<Doc<"users">["settings"]>,
  doc: Doc<"users">,
): Promise<string> {
  return "theme of " + doc.profile.name;
}
