import dataMigrations from "@convex-dev/migrations/convex.config";
import { defineApp } from "convex/server";

const app = defineApp();
app.use(dataMigrations, { name: "dataMigrations" });

export default app;
