import { defineSchema } from "convex/server";
import * as people from "./people";
import { tables as others } from "./tables.js";

const tables = { ...others, ...people };
const schema = defineSchema(tables, { strictTableNameTypes: true });
export { schema as default };
