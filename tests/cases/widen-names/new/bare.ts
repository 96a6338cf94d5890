import { name } from "./names";

export const bare = { name };
