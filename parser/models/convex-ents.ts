// `convex-ents`: entities with edges between them. An ent is a table that knows its edges too;
// `defineEntSchema` pairs the edges up and adds the tables of many-to-many edges.
// What differs between versions is in `rules`, which the file of each version declares.
import { defineSchema, defineTable } from "convex/server";
import { asObjectValidator, v } from "convex/values";

// An edge is of one of these kinds:
//   stored     one document of the other table; its id is a field here
//   pointedAt  one document of the other table, which stores our id
//   children   many documents of the other table, each of which stores our id
//   linked     many, and a table of pairs between the two
const isOne = (edge) => edge.kind === "stored" || edge.kind === "pointedAt";
const names = (edge) => (edge.kind === "pointedAt" ? edge.by !== null : edge.kind === "children" && edge.by !== true);
const namesTable = (edge) => edge.kind === "linked" && edge.table !== undefined;

const ofTables = defineTable({});

export function defineEnt(shape) {
  const isValidator = !!shape.isConvexValidator;
  if (!rules.mutates && isValidator) throw new Error("an ent is made of an object of fields");
  const isObjects = (validator) => validator.kind === "object";
  if (isValidator && !isObjects(shape) && !(shape.kind === "union" && shape.members.every(isObjects))) {
    throw new Error("an ent is made of an object, or of a union of objects");
  }
  const validator = asObjectValidator(shape);
  // The objects that its documents may be: in older versions a copy, changed as it grows.
  let objects = validator.kind === "union" ? validator.members.map((member) => member.fields) : [validator.fields];

  const has = (name) => objects.some((fields) => fields[name] !== undefined);
  const grow = (name, field) => {
    if (rules.mutates) {
      for (const fields of objects) fields[name] = field;
    } else {
      objects = [{ ...objects[0], [name]: field }];
      setFields(ent, objects[0]);
    }
  };
  const addIndex = (name, fields) =>
    ofTables.index.call(ent, name, Array.isArray(fields) ? fields : unmodelled("an index of an ent that is not given an array"));
  let isDeletable = false;
  const readAs = {};

  const ent = tableWith(validator, {
    edgesByName: {},
    isDeletable: () => isDeletable,
    staged: undefined,
    validator: rules.hasValidator ? validator : undefined,
    index(name, fields) {
      addIndex(name, fields);
      return ent;
    },
    searchIndex(name, { searchField, filterFields }) {
      ofTables.searchIndex.call(ent, name, { searchField, filterFields });
      return ent;
    },
    vectorIndex(name, { vectorField, dimensions, filterFields }) {
      ofTables.vectorIndex.call(ent, name, { vectorField, dimensions, filterFields });
      return ent;
    },
    field(name, field, options) {
      if (has(name)) throw new Error(`the field \`${name}\` is there already`);
      grow(name, options?.default === undefined ? field : v.optional(field));
      if (options?.default !== undefined) readAs[name] = options.default;
      if (options?.unique === true || options?.index === true) addIndex(name, [name]);
      return ent;
    },
    edge(name, options) {
      if (ent.edgesByName[name] !== undefined) throw new Error(`the edge \`${name}\` is there already`);
      const to = options?.to ?? `${name}s`;
      const isOptional = options?.optional === true;
      if (rules.isStored(options, isOptional)) {
        const field = options?.field ?? `${name}Id`;
        const id = v.id(to);
        grow(field, isOptional && rules.storesOptional ? v.optional(id) : id);
        ent.edgesByName[name] = { name, to, kind: "stored", field, deletion: rules.deletesAcross ? options?.deletion : undefined };
        addIndex(field, [field]);
      } else {
        const deletion = rules.deletesAcross ? options.deletion : undefined;
        ent.edgesByName[name] = { name, to, kind: "pointedAt", by: rules.pointer(options), deletion };
      }
      return ent;
    },
    edges(name, options) {
      const { ref, table, field, inverseField, inverse, deletion } = options ?? {};
      const to = options?.to ?? name;
      if (ref !== undefined && table !== undefined) throw new Error(`the edge \`${name}\` has both \`ref\` and \`table\``);
      if (table === undefined && (field !== undefined || inverseField !== undefined)) {
        throw new Error(`the edge \`${name}\` names a field of a \`table\` it does not name`);
      }
      ent.edgesByName[name] =
        ref === undefined ? { name, to, kind: "linked", table, field, inverseField } : { name, to, kind: "children", by: ref, deletion };
      if (inverse !== undefined) ent.edgesByName[inverse] = { name: inverse, to, kind: "linked", inverse: name, table };
      return ent;
    },
    deletion(kind) {
      if (has("deletionTime")) throw new Error("the field `deletionTime` is there already");
      if (isDeletable) throw new Error("an ent has one `.deletion()` at most");
      grow("deletionTime", v.optional(v.number()));
      isDeletable = true;
      return ent;
    },
  }, readAs);
  return ent;
}

export function defineEntFromTable(table) {
  if (!rules.readsTables) throw new Error("this version of `convex-ents` cannot read a table of this version of `convex`");
  if (table.validator.kind !== "object") throw new Error("only a table of one object can be made an ent");
  const ent = defineEnt(table.validator.fields);
  copyIndexes(table, ent);
  return ent;
}

export function defineEntsFromTables(tables) {
  const ents = {};
  for (const name in tables) ents[name] = defineEntFromTable(tables[name]);
  return ents;
}

// Whether `candidate`, of the table that `edge` leads to, can be the other end of `edge`.
function canPair(table, edge, candidate) {
  if (candidate.to !== table) return false;
  if (edge.to === table) return candidate.kind === "linked" && candidate.inverse === edge.name;
  if (candidate.kind === "stored" && names(edge)) return edge.by === candidate.field;
  if (edge.kind === "stored" && names(candidate)) return edge.field === candidate.by;
  if (namesTable(edge) || namesTable(candidate)) {
    return edge.kind === "linked" && candidate.kind === "linked" && edge.table === candidate.table;
  }
  return true;
}

// The table of pairs of a many-to-many edge; `other` is its other end, and none if it is symmetric.
function addPairs(tables, from, edge, other) {
  const isSelf = edge.to === from;
  const isLinked = edge.kind === "linked";
  const table = isLinked && edge.table !== undefined ? edge.table : pairsName(from, edge, other);
  let a = isLinked ? edge.field : undefined;
  a ??= other === undefined ? "aId" : `${isSelf ? other.name : from}Id`;
  let b = isSelf && isLinked ? edge.inverseField : undefined;
  if (b === undefined && other !== undefined && other.kind === "linked") b = other.field;
  b ??= other === undefined ? "bId" : `${isSelf ? edge.name : edge.to}Id`;

  tables[table] = at(edge, () => {
    const pairs = defineEnt({ [a]: v.id(from), [b]: v.id(edge.to) });
    if (!rules.indexesEachId) return pairs.index(a, [a, b]).index(b, [b, a]);
    pairs.index(a, [a]).index(b, [b]).index(`${a}_${b}`, [a, b]);
    return other === undefined ? pairs : pairs.index(`${b}_${a}`, [b, a]);
  });
  Object.assign(edge, { kind: "linked", table, field: a, by: b, isPaired: true });
  if (other !== undefined) Object.assign(other, { kind: "linked", table, field: b, by: a, isPaired: true });
}

function pairsName(from, edge, other) {
  if (other === undefined) return `${from}_${edge.name}`;
  const both = `${other.name}_to_${edge.name}`;
  return other.name === from ? both : `${from}_${both}`;
}

function pair(tables, from, edge) {
  const where = `the edge \`${edge.name}\` of \`${from}\``;
  if (rules.allowsSystemTables && edge.to.startsWith("_")) {
    if (edge.kind !== "stored" || edge.deletion === "soft") {
      throw new Error(`${where} leads to the system table \`${edge.to}\`, which only stored edges can, without soft deletion`);
    }
    return;
  }
  const target = tables[edge.to];
  if (target === undefined) throw new Error(`${where} leads to \`${edge.to}\`, and there is no such table`);
  const isSelf = edge.to === from;
  const candidates = Object.values(target.edgesByName).filter((candidate) => canPair(from, edge, candidate));
  if (candidates.length > 1) throw new Error(`${where} can be paired with more than one edge of \`${edge.to}\``);
  const other = candidates[0];

  if (other === undefined && (isOne(edge) || !isSelf)) throw new Error(`${where} has no inverse edge in \`${edge.to}\``);
  if (edge.kind === "pointedAt") {
    if (other.kind !== "stored") throw new Error(`${where} is stored by no edge of \`${edge.to}\``);
    edge.by ??= other.field;
  }
  if (edge.kind !== "linked" && edge.deletion !== undefined && !target.isDeletable()) {
    throw new Error(`${where} deletes softly what has no soft deletion`);
  }
  if (isOne(edge)) return;
  if (other !== undefined && isOne(other)) {
    if (other.kind === "pointedAt") throw new Error(`${where} needs an inverse that is stored`);
    if (edge.kind === "linked") throw new Error(`${where} needs the \`ref\` option, or an inverse that is plural too`);
    edge.by = other.field;
  }
  if (isSelf || (other !== undefined && !isOne(other))) {
    if ((!isSelf && edge.kind === "children") || (other !== undefined && other.kind === "children")) {
      throw new Error(`${where} or its inverse has \`ref\`, and both are plural`);
    }
    addPairs(tables, from, edge, other);
  }
}

export function defineEntSchema(tables, options) {
  for (const from of Object.keys(tables)) {
    for (const edge of Object.values(tables[from].edgesByName)) {
      const isDone = edge.kind === "linked" && (edge.inverse !== undefined || edge.isPaired);
      if (!isDone) pair(tables, from, edge);
    }
  }
  return defineSchema(tables, options);
}
