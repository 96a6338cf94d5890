// The `_generated` folder of a project, made by the real `convex codegen`. It asks a deployment for two
// things; the answers are given here, on the loopback interface.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";

const nothingDeployed = {
  config: { functions: "convex/" },
  moduleHashes: [],
  nodeDependencies: [],
  udfServerVersion: "1.0.0",
};

// The answer to a push that is analysed and not made: the components that the project mounts, by the name
// that `mounts` has for the package, or that of the package.
function analysed(push, mounts) {
  const childComponents = push.appDefinition.dependencies.map((definition) => {
    const name = /node_modules\/@convex-dev\/([^/]+)\//.exec(definition)[1];
    return { name: mounts[name] ?? name, path: definition, args: null, env: [] };
  });
  const root = {
    definition: {
      path: "",
      definitionType: { type: "app" },
      httpMounts: {},
      exports: { type: "branch", branch: [] },
      childComponents,
    },
    schema: null,
    functions: {},
    udfConfig: { serverVersion: "1.0.0", importPhaseRngSeed: null, importPhaseUnixTimestamp: null },
  };
  return {
    environmentVariables: {},
    externalDepsId: null,
    componentDefinitionPackages: {},
    appAuth: [],
    analysis: { "": root },
    app: {
      definitionPath: "",
      componentPath: "",
      args: {},
      childComponents: {},
      httpRoutes: { httpModuleRoutes: null, mounts: [] },
      exports: {},
    },
    schemaChange: { allocatedComponentIds: {}, schemaIds: {} },
  };
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  return JSON.parse(request.headers["content-encoding"] === "br" ? brotliDecompressSync(bytes) : bytes);
}

async function startDeployment(mounts) {
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const answers = {
      "/api/get_config_hashes": () => nothingDeployed,
      "/api/deploy2/start_push": () => analysed(body, mounts),
    };
    const answer = answers[request.url]?.();
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { code: "NotFound", message: request.url }));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// Runs it in `project`; `packages` is where `convex` is installed, `mounts` has the names of components that
// are mounted under another one than that of their package. Throws with what it said if it fails.
export async function codegen(project, packages, mounts) {
  const deployment = await startDeployment(mounts);
  const script = path.join(packages, "convex/bin/main.js");
  const child = spawn(
    process.execPath,
    [script, "codegen", "--url", deployment.url, "--admin-key", "stub|key", "--typecheck", "disable"],
    { cwd: project, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stdout.on("data", (data) => (said += data));
  child.stderr.on("data", (data) => (said += data));
  const code = await new Promise((done) => child.on("close", done));
  deployment.close();
  if (code !== 0) throw new Error(`convex codegen in ${project}:\n${said}`);
}
