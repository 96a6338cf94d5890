import { inner } from "other"; export const c = inner;
