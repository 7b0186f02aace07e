/** @file What the book asks of Vite beyond the usual: computed facts, pages in dev, cut fonts, a policy that lets hot reload through. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { createServer, type Plugin, type ViteDevServer } from "vite";
import { cutFonts } from "./fonts.mjs";
import { fill } from "./pages.mjs";

/** What PyTorch printed for the ops: asked about by the build, fetched by the reader who wants to measure. */
const GOLDEN = ["tests/golden/ops.json", "tests/golden/ops-more.json"];

/** React's refresh preamble is an inline script, and hot reload speaks over a socket: both are let through in dev, and only there. */
export function relaxPolicyInDev(): Plugin {
  return {
    name: "relax-policy-in-dev",
    apply: "serve",
    transformIndexHtml: (html) =>
      html
        .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
        .replace("connect-src 'self'", "connect-src 'self' ws: wss:"),
  };
}

/** `public/mnist/` belongs to one machine (it is fetched, not ours to ship), so a build never carries it. */
export function leaveMnistOut(): Plugin {
  let outDir = "";
  return {
    name: "leave-mnist-out",
    apply: "build",
    configResolved: (config) => void (outDir = resolve(config.root, config.build.outDir)),
    closeBundle: () => rm(resolve(outDir, "mnist"), { recursive: true, force: true }),
  };
}

/** A Vite that serves nobody: it only lets Node run the book's own TypeScript. */
const workshop = (root: string) =>
  createServer({
    root,
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
  });

/** Answers `facts.ts?computed` with what the labs say, and `asks.ts?computed` with what the engine says, as frozen JSON; kept in .cache/ until a source changes. */
export function computedFacts(): Plugin {
  let root = "";
  let server: ViteDevServer | null = null;
  return {
    name: "computed-facts",
    enforce: "pre",
    configResolved: (config) => void (root = config.root),
    configureServer: (it) => void (server = it),
    async load(id) {
      const [, chapter, kind] = /\/src\/chapters\/([^/]+)\/(facts|asks)\.ts\?computed$/.exec(id) ?? [];
      if (chapter === undefined) return null;
      const sources = [
        "src/core",
        "src/lesson",
        "src/build/facts.ts",
        "src/build/answers.ts",
        `src/chapters/${chapter}/${kind}.ts`,
        ...(kind === "facts" ? [`src/chapters/${chapter}/labs`] : [`src/chapters/${chapter}/engine`, ...GOLDEN]),
      ];
      if (server) for (const path of sources) for (const file of filesUnder(join(root, path))) this.addWatchFile(file);
      const file = join(root, ".cache/facts", `${chapter}-${kind}-${hashOf(sources.map((path) => join(root, path)))}.json`);
      if (!existsSync(file)) {
        const node = server ?? (await workshop(root));
        try {
          const { answers, told } = (await node.ssrLoadModule("/src/build/answers.ts")) as typeof import("./answers.ts");
          await writeWhole(file, await (kind === "facts" ? answers : told)(chapter));
        } finally {
          if (node !== server) await node.close();
        }
      }
      return `export default ${JSON.stringify(await readFile(file, "utf8"))}`;
    },
  };
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}
function hashOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, text);
  await rename(`${file}.${process.pid}`, file);
}

/** `src/ui/fonts.css` is only a place: its rules are the faces, cut to what the book prints. */
export function fonts(): Plugin {
  let root = "";
  return {
    name: "fonts",
    enforce: "pre",
    configResolved: (config) => void (root = config.root),
    async load(id) {
      if (!/\/src\/ui\/fonts\.css(?:\?|$)/.test(id) || id.includes("?raw")) return null;
      const folder = await cutFonts(root);
      const css = await readFile(join(folder, "fonts.css"), "utf8");
      return css.replaceAll('url("./', `url("${relative(join(root, "src/ui"), folder).replaceAll("\\", "/")}/`);
    },
  };
}

/** In dev the pages are rendered when they are asked for, by the code that the build renders them with. */
export function pagesInDev(): Plugin {
  return {
    name: "pages-in-dev",
    apply: "serve",
    configureServer(server) {
      if (server.config.server.middlewareMode) return undefined;
      return () => {
        server.middlewares.use(async (request, response, next) => {
          const path = new URL(request.originalUrl ?? "/", "http://dev").pathname.slice(1).replace(/index\.html$/, "");
          try {
            const { render } = (await server.ssrLoadModule("/src/build/prerender.tsx")) as typeof import("./prerender.tsx");
            const page = await render(path);
            const status = page ? 200 : 404;
            const template = readFileSync(join(server.config.root, "index.html"), "utf8");
            const html = page ? fill(template, page) : "404\n";
            response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
            response.end(await server.transformIndexHtml(request.url ?? "/", html));
          } catch (error) {
            server.ssrFixStacktrace(error as Error);
            next(error);
          }
        });
      };
    },
  };
}
