// Random schemas of zod and convex-ents: our models against the installed packages. Prints each
// that differs by itself, and the figures.
// usage: node random_models.mjs BINARY [SEED] [COUNT]
import { compareRandom } from "./random_compare.mjs";
import { close } from "./oracle.mjs";

const [binary, seed = "1", count = "1000"] = process.argv.slice(2);
const failures = await compareRandom(binary, Number(seed), Number(count));
close();
process.exit(failures === 0 ? 0 : 1);
