/** @file Numbers of the prose: out of the build's runs on drawn digits, or quoted from PyTorch's on MNIST; and ways into the lab. */
import type { MouseEvent, ReactNode } from "react";
import { useBook } from "../../ui/book.tsx";
import { measured } from "../../ui/numbers.ts";
import { valueOf } from "../../lesson/facts.ts";
import { accuracyAtEnd, afterEpoch, hiddenAccuracy, type TestName } from "./moments.ts";
import { MNIST_SAID } from "./notebook.ts";
import { useText } from "./text.ts";

/** On this book's digits; its title says so. */
function Ours({ value }: { readonly value: number | null }) {
  const words = useText();
  return (
    <span className="live n" title={words.drawnRun}>
      {value === null ? "–" : measured(value, 4)}
    </span>
  );
}
/** The cost of the very first batch. */
export const First = () => <Ours value={valueOf(useBook().facts["first"], "cost", 0)} />;
/** What was measured at the end of an epoch: of the lab's own run, or of the run another fact names. */
export const Mean = ({ of = "epochs", epoch }: At) => <Ours value={afterEpoch(useBook().facts, of, "averageCost", epoch)} />;
export const Read = ({ of = "epochs", epoch }: At) => <Ours value={afterEpoch(useBook().facts, of, "testAccuracy", epoch)} />;
interface At {
  readonly of?: string;
  readonly epoch: number;
}
/** The share of the test set that is read at the end, shown otherwise than in training. */
export const Shown = ({ as }: { readonly as: TestName }) => <Ours value={accuracyAtEnd(useBook().facts, as)} />;
/** The model with a hidden layer: as trained, and moved by four. */
export const Hidden = ({ moved = false }: { readonly moved?: boolean }) => (
  <Ours value={hiddenAccuracy(useBook().facts, moved)} />
);

/** A number of PyTorch's on MNIST. */
export function Mnist({ of }: { readonly of: keyof typeof MNIST_SAID }) {
  const words = useText();
  return (
    <span className="n" title={words.mnistRun}>
      {MNIST_SAID[of]}
    </span>
  );
}

/** A way to update t of the lab. */
export function Go({ t, children }: { readonly t: number; readonly children: ReactNode }) {
  const { playerOf } = useBook();
  const go = (event: MouseEvent) => {
    const player = playerOf("mnist/softmax");
    if (!player) return; // the link itself leads there
    event.preventDefault();
    goTo(() => player.seek(t), "lab-digits");
  };
  return (
    <a className="go" href={`#lab=mnist/softmax&t=${t}`} onClick={go}>
      {children}
    </a>
  );
}

/** Does it, and brings the lab in sight. */
export function goTo(act: () => void, id: string): void {
  act();
  document.getElementById(id)?.scrollIntoView({ block: "start" });
}
