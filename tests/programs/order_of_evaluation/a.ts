import { v } from "convex/values";

import { log } from "./log";
import "./c";
log.push("a");
export const x = v.null();
