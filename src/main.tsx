/** @file The browser's entrance: mounts the book. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

const root = document.getElementById("root");
if (!root) throw new Error("main: the page has no #root");
createRoot(root).render(
  <StrictMode>
    <main>
      <h1>압정</h1>
    </main>
  </StrictMode>,
);
