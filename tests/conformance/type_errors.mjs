// What TypeScript has against edited files that it did not have against those on disk.
import ts from "typescript";

const options = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  allowJs: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};
const ofPackages = new Map();

function errors(entry, edited) {
  const host = ts.createCompilerHost(options);
  const onDisk = host.getSourceFile;
  host.getSourceFile = (path, ...rest) => {
    if (path in edited) return ts.createSourceFile(path, edited[path], options.target, true);
    if (!path.includes("/node_modules/")) return onDisk(path, ...rest);
    if (!ofPackages.has(path)) ofPackages.set(path, onDisk(path, ...rest));
    return ofPackages.get(path);
  };
  const found = ts.getPreEmitDiagnostics(ts.createProgram([entry], options, host));
  return found.map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

// Given the text of the edited files by their path.
export function newErrors(entry, edited) {
  const known = errors(entry, {});
  return errors(entry, edited).filter((error) => !known.includes(error));
}
