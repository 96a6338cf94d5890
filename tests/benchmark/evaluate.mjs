// Evaluates one schema file the way Convex's own tool does, and prints its export.
import { close, exportedByConvex } from "../conformance/oracle.mjs";

console.log((await exportedByConvex(process.argv[2])).json);
close();
