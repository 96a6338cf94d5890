// Why Convex's backend refuses a schema, whatever is stored: restated from what it does (get-convex/convex-backend
// at 94a42c3), over the JSON that `SchemaDefinition.export()` returns, as plainly as possible and with nothing
// of schemaplan's. The backend stops at the first reason; these are all of them, as `rule`s of schemaplan.

const isIdentifier = (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && /[A-Za-z0-9]/.test(name) && name.length <= 64;
const isSystem = (name) => name.startsWith("_");

// A path as the backend reads it: dots at both ends are dropped. null: it is none.
function pathOf(text) {
  const names = text.replace(/^\.+/, "").replace(/\.+$/, "").split(".");
  return names.every(isIdentifier) ? names : null;
}

// --- validators ---

// What of a validator is read, part by part, before anything is asked of the whole.
function* ofValidator(v) {
  if (v.type === "id" && !isIdentifier(v.tableName)) yield "table-name-invalid";
  if (v.type === "array") yield* ofValidator(v.value);
  if (v.type === "union") for (const one of v.value) yield* ofValidator(one);
  if (v.type === "object") {
    for (const [name, field] of Object.entries(v.value)) {
      if (!isIdentifier(name)) yield "field-name-invalid";
      yield* ofValidator(field.fieldType);
    }
  }
  if (v.type === "record") {
    yield* ofValidator(v.keys);
    if (!isStrings(v.keys) || hasName(v.keys) || v.values.optional) yield "record-keys-invalid";
    yield* ofValidator(v.values.fieldType);
  }
}

const isText = (v) => v.type === "literal" && typeof v.value === "string";

// Whether all of it is text, as far as the backend sees.
function isStrings(v) {
  if (v.type === "union") return v.value.every(isStrings);
  return v.type === "string" || v.type === "id" || isText(v);
}

function hasName(v) {
  return v.type === "union" ? v.value.some(hasName) : isText(v);
}

// A schema is written back before it is stored, and JSON has no such numbers.
function* infinities(v) {
  if (v.type === "literal" && v.value !== null && typeof v.value === "object" && "$float" in v.value) {
    if (!Number.isFinite(Buffer.from(v.value.$float, "base64").readDoubleLE())) yield "literal-not-finite";
  }
  if (v.type === "array") yield* infinities(v.value);
  if (v.type === "union") for (const one of v.value) yield* infinities(one);
  if (v.type === "object") for (const field of Object.values(v.value)) yield* infinities(field.fieldType);
  if (v.type === "record") {
    yield* infinities(v.keys);
    yield* infinities(v.values.fieldType);
  }
}

// What a table holds: "any", the objects it may be, without their fields of the system, or null if it may be
// something else.
function documentsOf(v) {
  if (v.type === "any") return "any";
  const members = v.type === "union" ? v.value : [v];
  if (!members.every((one) => one.type === "object")) return null;
  const own = (one) => Object.fromEntries(Object.entries(one.value).filter(([name]) => !isSystem(name)));
  return members.map((one) => ({ type: "object", value: own(one) }));
}

// --- fields of indexes ---

function mayHave(v, names) {
  if (names.length === 0 || v.type === "any") return true;
  if (v.type === "union") return v.value.some((one) => mayHave(one, names));
  if (v.type !== "object" || !Object.hasOwn(v.value, names[0])) return false;
  return mayHave(v.value[names[0]].fieldType, names.slice(1));
}

function documentsMayHave(documents, names) {
  if (names.length === 1 && isSystem(names[0])) return true;
  return documents === "any" || documents.some((one) => mayHave(one, names));
}

function isVectors(v) {
  if (v.type === "union") return v.value.some(isVectors);
  return v.type === "any" || (v.type === "array" && ["number", "any"].includes(v.value.type));
}

function mayBeVector(v, names) {
  if (names.length === 0) return isVectors(v);
  if (v.type === "any") return true;
  if (v.type === "union") return v.value.some((one) => mayBeVector(one, names));
  if (v.type !== "object") return false;
  return !Object.hasOwn(v.value, names[0]) || mayBeVector(v.value[names[0]].fieldType, names.slice(1));
}

// --- indexes ---

function isTwice(items) {
  return new Set(items.map((one) => JSON.stringify(one))).size < items.length;
}

const sorted = (paths) => [...new Set(paths.map((one) => one.join(".")))].sort();

function* ofTable(table, isChecked) {
  const databases = [...table.indexes, ...(table.stagedDbIndexes ?? [])];
  const searches = [...table.searchIndexes, ...(table.stagedSearchIndexes ?? [])];
  const vectors = [...table.vectorIndexes, ...(table.stagedVectorIndexes ?? [])];
  const all = [...databases, ...searches, ...vectors];
  const documents = documentsOf(table.documentType);

  if (!isIdentifier(table.tableName)) yield "table-name-invalid";
  else if (isSystem(table.tableName)) yield "table-name-reserved";
  yield* ofValidator(table.documentType);
  if (documents === null) yield "table-type-invalid";
  // Fields of the system are gone by then.
  if (documents === null) yield* infinities(table.documentType);
  else if (documents !== "any") for (const one of documents) yield* infinities(one);
  if (all.length > 64) yield "too-many-indexes";

  for (const { indexDescriptor: name } of all) {
    const isReserved = isSystem(name) || name === "by_id" || name === "by_creation_time";
    if (!isIdentifier(name)) yield `index-name-invalid ${name}`;
    else if (isReserved && !name.startsWith("_fivetran")) yield `index-name-reserved ${name}`;
  }
  const names = all.map((one) => one.indexDescriptor);
  for (const name of names) if (names.filter((one) => one === name).length > 1) yield `index-name-repeated ${name}`;

  const looksFor = documents !== null && isChecked;
  const definitions = { database: [], search: [], vector: [] };
  const known = (kind, name, definition) => definitions[kind].push({ name, definition: JSON.stringify(definition) });

  for (const { indexDescriptor: name, fields } of databases) {
    const paths = fields.map(pathOf);
    if (fields.length === 0) yield `index-empty ${name}`;
    if (fields.length + 1 > 16) yield `index-too-many-fields ${name}`;
    if (paths.includes(null)) yield `index-field-invalid ${name}`;
    const read = paths.filter((one) => one !== null);
    if (isTwice(read)) yield `index-field-repeated ${name}`;
    if (read.flat().some(isSystem)) yield `index-field-reserved ${name}`;
    if (looksFor && read.some((one) => !documentsMayHave(documents, one))) yield `index-field-missing ${name}`;
    known("database", name, paths);
  }
  for (const { indexDescriptor: name, searchField, filterFields } of searches) {
    const field = pathOf(searchField);
    const filters = filterFields.map(pathOf);
    if ([field, ...filters].includes(null)) yield `index-field-invalid ${name}`;
    const read = filters.filter((one) => one !== null);
    if (sorted(read).length > 16) yield `too-many-filter-fields ${name}`;
    const looked = [...(field === null ? [] : [field]), ...read];
    if (looksFor && looked.some((one) => !documentsMayHave(documents, one))) yield `index-field-missing ${name}`;
    known("search", name, [field, sorted(read)]);
  }
  for (const { indexDescriptor: name, vectorField, dimensions, filterFields } of vectors) {
    const field = pathOf(vectorField);
    const filters = filterFields.map(pathOf);
    if ([field, ...filters].includes(null)) yield `index-field-invalid ${name}`;
    const read = filters.filter((one) => one !== null);
    if (sorted(read).length > 16) yield `too-many-filter-fields ${name}`;
    if (!Number.isInteger(dimensions) || dimensions < 2 || dimensions > 4096) yield `vector-dimensions-invalid ${name}`;
    if (looksFor && field !== null) {
      const objects = documents === "any" ? [{ type: "any" }] : documents;
      if (!documentsMayHave(documents, field)) yield `index-field-missing ${name}`;
      else if (!objects.some((one) => mayBeVector(one, field))) yield `vector-field-invalid ${name}`;
    }
    known("vector", name, [field, dimensions]);
  }
  for (const all of Object.values(definitions)) {
    for (const one of all) {
      const isAlike = (other) => other.name !== one.name && other.definition === one.definition;
      if (all.some(isAlike)) yield `index-repeated ${one.name}`;
    }
  }
}

// Levels of `{` and `[` that the backend's reader of JSON goes down. The last request of a push has the schema in
// `{startPush: {analysis: {"": {schema: {tables: [{documentType}]}}}}}`.
const deepest = 127 - 7;

function depth(json) {
  if (json === null || typeof json !== "object") return 0;
  return 1 + Math.max(0, ...Object.values(json).map(depth));
}

// The reasons by table: a rule, with the name of the index if it is about one.
export function refusals(schema) {
  const reasons = new Map();
  for (const table of schema.tables) {
    const own = new Set(ofTable(table, schema.schemaValidation));
    if (depth(table.documentType) > deepest) own.add("validator-too-deep");
    reasons.set(table.tableName, own);
  }
  return reasons;
}
