// Of 0.1.105: a type that is in several places of what is converted is any value but in the first.
const rules = {
  sharesTypes: false,
};
