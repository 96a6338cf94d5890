// The source of what is in `dist`, which nobody imports.
export const timestamps = {};
