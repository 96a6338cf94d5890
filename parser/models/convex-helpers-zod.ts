// `convex-helpers/server/zod`, which takes types of `zod` 4 and of `zod` 3.
import * as three from "convex-helpers/server/zod3";
import * as four from "convex-helpers/server/zod4";

const of = (type) => (type.zod4 !== undefined ? four : three);

function fieldsOf(fields, convert) {
  const entries = Object.entries(fields);
  for (const entry of entries) entry[1] = convert(entry[1]);
  return Object.fromEntries(entries);
}

export const zodToConvex = (type) => of(type).zodToConvex(type);
export const zodOutputToConvex = (type) => of(type).zodOutputToConvex(type);
export const zodToConvexFields = (fields) => fieldsOf(fields, zodToConvex);
export const zodOutputToConvexFields = (fields) => fieldsOf(fields, zodOutputToConvex);

export function withSystemFields(table, fields) {
  const first = Object.values(fields)[0];
  return (first === undefined ? four : of(first)).withSystemFields(table, fields);
}

export { convexToZod, convexToZodFields, zBrand, zid } from "convex-helpers/server/zod3";
