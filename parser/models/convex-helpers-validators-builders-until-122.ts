// From 0.1.99 to 0.1.122, one of them misspelt.
export const biging = v.int64();
export const arrayBuffer = v.bytes();
