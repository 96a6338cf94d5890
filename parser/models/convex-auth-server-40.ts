// From 0.0.40 to 0.0.53.
const rules = {
  accountIndex: ["accountIdAndProvider", ["providerAccountId", "provider"]],
  tracksFirstUse: false,
  tracksParents: false,
  codesHaveProvider: true,
};
