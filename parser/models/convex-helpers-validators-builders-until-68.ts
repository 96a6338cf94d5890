// Until 0.1.68, one of them a function.
export const bigint = v.int64();
export const arrayBuffer = v.bytes;
