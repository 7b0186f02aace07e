/** @file The browser's entrance: mounts the book. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApp } from "./app/App.tsx";
import { openBook } from "./app/openBook.ts";
import "./ui/theme.css";
import "./ui/lab.css";

const root = document.getElementById("root");
if (!root) throw new Error("main: the page has no #root");
const App = createApp(await openBook());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
