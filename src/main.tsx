/** @file The browser's entrance: mounts the book. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createApp } from "./app/App.tsx";
import { openBook } from "./app/openBook.ts";
import { Boundary, Trouble } from "./app/Trouble.tsx";
import "./ui/theme.css";
import "./ui/lab.css";

const element = document.getElementById("root");
if (!element) throw new Error("main: the page has no #root");
const root = createRoot(element);
try {
  const App = createApp(await openBook());
  root.render(
    <StrictMode>
      <Boundary>
        <App />
      </Boundary>
    </StrictMode>,
  );
} catch (error) {
  root.render(<Trouble />);
  throw error;
}
