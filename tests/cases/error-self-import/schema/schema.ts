import * as schema from "./schema";
export default schema.default;
