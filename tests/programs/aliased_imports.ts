import { defineSchema as schema, defineTable as table } from "convex/server";
import * as server from "convex/server";
import { v as validator, v as vv } from "convex/values";
import * as values from "convex/values";

export default schema({ t: table({ a: validator.string(), b: vv.number(), c: values.v.null(), d: server.defineTable === table ? vv.any() : vv.null() }) });
