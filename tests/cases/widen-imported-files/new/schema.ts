import { defineSchema } from "convex/server";
import { posts } from "./tables/posts";
import { users } from "./tables/users";

export default defineSchema({ users, posts });
