import { defineSchema } from "convex/server";
import { tables } from "./tables";

const schema = defineSchema(tables);
export default schema;
