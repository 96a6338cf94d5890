import { v } from "convex/values";

import { fields } from "./fields";
fields.b = v.number();
