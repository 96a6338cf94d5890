export type A = any;
export interface B {}
