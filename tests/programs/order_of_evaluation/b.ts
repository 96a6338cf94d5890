import { log } from "./log";
export * from "./c";
log.push("b");
