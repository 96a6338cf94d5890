// Of 0.1.101: the fields that are added replace others.
const added = (fields, more) => ({ ...fields, ...more });
