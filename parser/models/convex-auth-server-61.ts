// From 0.0.61 to 0.0.68.
const rules = {
  accountIndex: ["providerAndAccountId", ["provider", "providerAccountId"]],
  tracksFirstUse: false,
  tracksParents: false,
  codesHaveProvider: true,
};
