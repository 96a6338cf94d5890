// What an edited TypeScript file keeps of the one before: its comments, and each line that nothing was put into.
import ts from "typescript";

// The tokens of a file, each with the line that it begins on, and its comments.
function read(text) {
  const source = ts.createSourceFile("x.tsx", text, ts.ScriptTarget.Latest, true);
  const tokens = [];
  const comments = new Map();
  const visit = (node) => {
    for (const { pos, end } of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ])
      comments.set(pos, text.slice(pos, end));
    const children = node.getChildren(source);
    if (children.length > 0 || node.getWidth(source) === 0) return children.forEach(visit);
    tokens.push({ text: node.getText(source), line: source.getLineAndCharacterOfPosition(node.getStart(source)).line });
  };
  visit(source);
  return { tokens, comments: [...comments.values()], lines: text.split("\n") };
}

// A longest common subsequence (Myers), as for each of `a` the index in `b` that it is, or -1.
function matches(a, b) {
  const trace = [];
  let reached = new Map([[1, 0]]);
  const rounds = a.length + b.length;
  for (let d = 0; d <= rounds; ++d) {
    const next = new Map();
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
      let x = down ? (reached.get(k + 1) ?? 0) : (reached.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) ++x;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack([...trace, reached], a, b);
    }
    trace.push(reached);
    reached = next;
  }
  return [];
}

function walkBack(trace, a, b) {
  const found = new Array(a.length).fill(-1);
  let [x, y] = [a.length, b.length];
  for (let d = trace.length - 1; d >= 0; --d) {
    const reached = trace[d];
    const k = x - y;
    const down = k === -d || (k !== d && (reached.get(k - 1) ?? -1) < (reached.get(k + 1) ?? -1));
    const lastK = down ? k + 1 : k - 1;
    const lastX = d === 0 ? 0 : (reached.get(lastK) ?? 0);
    const lastY = d === 0 ? 0 : lastX - lastK;
    while (x > lastX && y > lastY) found[--x] = --y;
    if (d > 0) [x, y] = [lastX, lastY];
  }
  return found;
}

const withoutEnd = (line) => line.replace(/\r$/, "");

// What `after` has lost of `before`, as messages; `changed` is how many of its lines are no longer there.
export function lost(before, after) {
  const [old, now] = [read(before), read(after)];
  const messages = [];
  const left = [...now.comments];
  for (const comment of old.comments) {
    const at = left.indexOf(comment);
    if (at < 0) messages.push(`a comment is gone: ${comment}`);
    else left.splice(at, 1);
  }
  const lines = matches(old.lines, now.lines);
  const changed = lines.filter((line) => line < 0).length;
  const tokens = matches(
    old.tokens.map((one) => one.text),
    now.tokens.map((one) => one.text),
  );
  // A line that is gone, of tokens that are there and have nothing new before, between or behind them.
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && old.tokens[to].line === old.tokens[from].line) ++to;
    const line = old.tokens[from].line;
    const first = from === 0 ? 0 : from - 1;
    const last = Math.min(to, tokens.length - 1);
    let isWhole = tokens[first] >= 0;
    for (let i = first + 1; i <= last; ++i) isWhole &&= tokens[i] === tokens[i - 1] + 1;
    if (isWhole && lines[line] < 0 && !now.lines.includes(old.lines[line]))
      messages.push(`line ${line + 1} is another, with nothing put into it: ${withoutEnd(old.lines[line])}`);
    from = to;
  }
  return { messages, changed };
}
