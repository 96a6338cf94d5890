import { v } from "convex/values";

import { fields } from "./fields";
fields.c = v.null();
export const unused = 1;
export type T = 1; export type U = 2;
