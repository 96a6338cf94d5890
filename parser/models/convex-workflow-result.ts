// From 0.4.2 on.
export const vResultValidator = result;
