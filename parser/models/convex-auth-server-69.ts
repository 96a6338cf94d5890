// From 0.0.69 to 0.0.72.
const rules = {
  accountIndex: ["providerAndAccountId", ["provider", "providerAccountId"]],
  tracksFirstUse: true,
  tracksParents: false,
  codesHaveProvider: true,
};
