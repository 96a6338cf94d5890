// From 0.0.29 to 0.0.32.
const rules = {
  accountIndex: ["accountIdAndProvider", ["providerAccountId", "provider"]],
  tracksFirstUse: false,
  tracksParents: false,
  codesHaveProvider: false,
};
