import { defineTable as table } from "convex/server";
import * as values from "convex/values";

const { string } = values.v;

export const users = table({ status: string() }); // whatever it is
