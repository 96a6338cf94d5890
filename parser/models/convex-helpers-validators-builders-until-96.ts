// From 0.1.70 to 0.1.96.
export const bigint = v.int64();
export const arrayBuffer = v.bytes();
