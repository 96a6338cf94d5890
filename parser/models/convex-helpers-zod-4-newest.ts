// From 0.1.106 on.
const rules = {
  sharesTypes: true, // a type may be in several places of what is converted
};
