// Whether something is SARIF 2.1.0, by the schema that its authors publish.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const schema = createRequire(import.meta.url)("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// One of its patterns is none with the flag `u`.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

export function assertSarif(log) {
  assert(validate(log), JSON.stringify(validate.errors));
}
