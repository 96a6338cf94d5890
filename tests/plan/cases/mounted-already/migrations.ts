import { Migrations } from "@convex-dev/migrations";
import { components } from "./_generated/api.js";
import schema from "./schema.js";

export const migrations = new Migrations(components.dataMigrations, { schema });

export const trimNames = migrations.define({
  table: "users",
  migrateOne: (_ctx, user) => ({ name: user.name.trim() }),
});
