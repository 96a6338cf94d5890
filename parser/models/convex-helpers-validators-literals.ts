// From 0.1.45 on, any number of literals.
export const literals = (...values) => v.union(...values.map((value) => v.literal(value)));
