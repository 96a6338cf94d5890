// What the real convex-ents reads where a field is absent is what the backfill stores there.
import { entsTableFactory, getEntDefinitions } from "convex-ents";
import { convexTest } from "convex-test";
import { expect, test } from "vitest";
import before from "./before.js";
// @ts-expect-error: it has no types
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL(".", (import.meta as unknown as { url: string }).url);
const name: string = readdirSync(folder).find((file: string) => /^backfill_[0-9a-f]+\.ts$/.test(file));
const code: string = readFileSync(new URL(name, folder), "utf8");

test("the backfill stores what code has read", async () => {
  const t = convexTest(before, { "./_generated/api.js": async () => ({}) });
  const read: Record<string, unknown> = await t.run(async (ctx) => {
    // To ents, the type of a document has what is read.
    const id = await ctx.db.insert("users", { name: "Ada" } as any);
    const user = await entsTableFactory(ctx, getEntDefinitions(before))("users").getX(id);
    return { plan: user.plan, seats: user.seats, settings: user.settings };
  });
  for (const [field, value] of Object.entries(read)) {
    const written = new RegExp(`next\\.${field} = (.*);`).exec(code)?.[1];
    expect(new Function(`return ${written};`)()).toEqual(value);
  }
  expect(code).toContain('next.theme = "dark"');
});
