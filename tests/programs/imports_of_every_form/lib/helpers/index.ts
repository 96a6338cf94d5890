export function wrap(x: any) { return x; }
export const VERSION = 3;
export default { wrap };
