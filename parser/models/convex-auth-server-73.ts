// From 0.0.73 on.
const rules = {
  accountIndex: ["providerAndAccountId", ["provider", "providerAccountId"]],
  tracksFirstUse: true,
  tracksParents: true,
  codesHaveProvider: true,
};
