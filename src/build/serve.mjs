/** @file A static server for the built book: what any static host does, and no more. `npm start` and the browser tests share it. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { basename, extname, join, normalize } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".gz": "application/gzip",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves folders until closed.
 *
 * @param {object} options
 * @param {[prefix: string, folder: string][]} options.mounts tried in order: paths under `prefix` come from `folder`
 * @param {number} [options.port] 0: any free port
 * @param {string} [options.host] default: every interface
 * @param {string} [options.base] the path the book lives under, with slashes around it
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve({ mounts, port = 0, host, base = "/" }) {
  const server = createServer(async (request, response) => {
    /** @param {number} status @param {Record<string, string>} [headers] */
    const end = (status, headers) => response.writeHead(status, { "content-type": "text/plain", ...headers }).end(`${status}\n`);
    try {
      if (request.method !== "GET" && request.method !== "HEAD") return end(405, { allow: "GET, HEAD" });
      const url = new URL(request.url ?? "/", "http://book");
      if (!url.pathname.startsWith(base)) return end(404);
      const path = insidePath(url.pathname.slice(base.length));
      if (path === null) return end(400);
      const found = await find(mounts, path);
      if (found === null) {
        const gone = await find(mounts, "404.html"); // as static hosts do
        if (gone === null || gone === "folder" || request.method === "HEAD") return end(404);
        response.writeHead(404, { "content-type": TYPES[".html"], "content-length": gone.size });
        return createReadStream(gone.file).pipe(response);
      }
      if (found === "folder") return end(302, { location: `${basename(url.pathname)}/${url.search}` });

      const etag = `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`;
      const headers = {
        "content-type": TYPES[extname(found.file)] ?? "application/octet-stream",
        "cache-control": path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        "x-content-type-options": "nosniff",
        etag,
      };
      if (request.headers["if-none-match"] === etag) return response.writeHead(304, headers).end();
      response.writeHead(200, { ...headers, "content-length": found.size });
      if (request.method === "HEAD") return response.end();
      createReadStream(found.file)
        .on("error", () => response.destroy())
        .pipe(response);
    } catch {
      end(500);
    }
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("serve: the server has no port");
  return {
    url: `http://localhost:${address.port}${base}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * A request's path as a relative path that cannot leave its folder nor name a dot file; null where it is malformed.
 * @param {string} encoded
 */
function insidePath(encoded) {
  try {
    const path = normalize(`/${decodeURIComponent(encoded)}`)
      .replaceAll("\\", "/")
      .slice(1);
    return path.includes("\0") || path.split("/").some((part) => part.startsWith(".")) ? null : path;
  } catch {
    return null;
  }
}

/**
 * @param {[prefix: string, folder: string][]} mounts
 * @param {string} path
 * @returns {Promise<{ file: string, size: number, mtimeMs: number } | "folder" | null>}
 */
async function find(mounts, path) {
  for (const [prefix, folder] of mounts) {
    if (!path.startsWith(prefix)) continue;
    const rest = path.slice(prefix.length);
    const file = join(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest);
    const info = await stat(file).catch(() => null);
    if (info?.isFile()) return { file, size: info.size, mtimeMs: info.mtimeMs };
    if (info?.isDirectory()) return "folder";
  }
  return null;
}
