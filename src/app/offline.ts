/** @file Asks the browser to keep the whole book, so that it opens without a network. On plain http there is no such thing, and that is fine. */
import type { Book } from "./App.tsx";

export function keepOffline({ route, page }: Pick<Book, "route" | "page">): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const ready = () => page.setState({ offline: true });
  void navigator.serviceWorker.register(`${route.root}offline.js`, { scope: route.root }).then(
    () => navigator.serviceWorker.ready.then(ready),
    () => undefined, // a browser may refuse; the book works from the network
  );
}
