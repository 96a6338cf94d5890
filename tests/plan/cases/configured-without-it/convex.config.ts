import { defineApp } from "convex/server";

// What this app is made of.
const app = defineApp();

export default app;
