import { v } from "convex/values";

import { tableAndDoc } from "./table_and_doc";

export const { table, doc } = tableAndDoc("memories", { text: v.string(), importance: v.optional(v.number()) });
