import { v } from "convex/values";

const environment: any = undefined;
export const url = environment.url;
export const fields = { a: v.string() };
