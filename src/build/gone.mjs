/**
 * @file 404.html. A host serves it for any address at any depth, so it can refer to no file of the book: its style is inside, and a few lines
 * of script, allowed by their hash, find the book's root in the address.
 */
import { createHash } from "node:crypto";

const SCRIPT = `
var found = /^(.*?\\/)(?:ko|en)\\//.exec(location.pathname);
var root = found ? found[1] : location.pathname.replace(/[^/]*$/, "");
document.querySelectorAll("a").forEach(function (link) { link.href = root + link.lang + "/"; });
`;

export function gone() {
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  return `<!doctype html>
<html lang="ko">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>404 · 압정 · Thumbtack</title>
    <style>
      :root { color-scheme: light dark; }
      body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; box-sizing: border-box; background: #14293a; color: #f3f0e8; font: 17px/1.7 "Pretendard Variable", system-ui, sans-serif; word-break: keep-all; }
      h1 { margin: 0 0 4px; font: 600 30px/1.3 "Hahmlet Variable", "Noto Serif KR", AppleMyungjo, Batang, serif; }
      section + section { margin-top: 32px; }
      p { margin: 0; color: #a9b8c2; }
      a { color: inherit; display: inline-block; padding: 10px 0; }
      svg { width: 44px; margin-bottom: 20px; }
    </style>
  </head>
  <body>
    <main>
      <svg viewBox="0 0 44 40" aria-hidden="true"><path d="M4 30v3a18 6 0 0 0 36 0v-3Z" fill="#7f5f16" /><ellipse cx="22" cy="30" rx="18" ry="6" fill="#ff6a45" /><path d="M19 30 22 2l3 28q-3 2-6 0Z" fill="#f3f0e8" /></svg>
      <section lang="ko">
        <h1>그런 쪽이 없습니다</h1>
        <p>주소가 바뀌었거나 아직 쓰이지 않은 장입니다. <a lang="ko" href="./">표지로</a></p>
      </section>
      <section lang="en">
        <h1>There is no such page</h1>
        <p>Its address has changed, or the chapter is not written yet. <a lang="en" href="./">To the cover</a></p>
      </section>
    </main>
    <script>${SCRIPT}</script>
  </body>
</html>
`;
}
