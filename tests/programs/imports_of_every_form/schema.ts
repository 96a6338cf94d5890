import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

import users from "./users";
import { posts, posts as articles } from "./posts.js";
import * as shared from "./shared";
import type { Unused } from "./does_not_exist";
import { type AlsoUnused, comments } from "./comments";
import helpers, { wrap, VERSION as version } from "./lib/helpers";
import { default as viaDefault } from "./users";
import { a, b as renamed, everything, named } from "./barrel";
import { fromTsx } from "./component";
import { up } from "../imports_of_every_form/up";
export default defineSchema({
  users, posts, articles, comments, ...shared.tables,
  t: defineTable({ w: wrap(v.string()), h: helpers.wrap(v.null()), v: v.literal(version), same: v.literal(viaDefault === users), a, b: renamed, e: everything.a, n: named, x: fromTsx, up }),
});
