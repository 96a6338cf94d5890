import { v } from "convex/values";

import { fields } from "./fields.js";
fields.b = v.null();
export const used = 1;
