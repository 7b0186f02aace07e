/** @file Numbers, picture, script, notebook and link of this very experiment; and the marks of the tape as ways to go. */
import type { MouseEvent } from "react";
import { listingOf } from "../lesson/listing.ts";
import { firstWhere } from "../lesson/player.ts";
import { CopyLink } from "./CopyLink.tsx";
import { toCsv, toNotebook } from "./deck/files.ts";
import { useTapeWords } from "./deck/useTapeWords.ts";
import type { DrawerProps } from "./Drawer.tsx";
import { handOver, handOverScript, nameOf } from "./handOver.ts";
import { useDeckWords, useLang } from "./locale.tsx";
import { usePlayer } from "./usePlayer.ts";

export function TakeAlong({ player, milestones, linkOf }: Omit<DrawerProps, "lanes" | "scale" | "figures" | "chartLabel">) {
  const words = useDeckWords();
  const name = nameOf(player);
  const take = {
    csv: () => {
      const { columns, seen } = player.store.getState();
      handOver(`${name}.csv`, toCsv(columns, seen + 1), "text/csv");
    },
    png: (event: MouseEvent) => void tapeAsPng(event.currentTarget.closest(".deck")!, `${name}.png`),
    py: () => handOverScript(player),
    ipynb: () => {
      const { lab, recipe } = player.store.getState();
      handOver(`${name}.ipynb`, toNotebook(listingOf(lab, recipe)), "application/x-ipynb+json");
    },
  };
  return (
    <div className="take">
      <p className="acts">
        {(Object.keys(take) as (keyof typeof take)[]).map((it) => (
          <button key={it} type="button" className="key" onClick={take[it]}>
            {words[it]}
          </button>
        ))}
        {linkOf && <CopyLink linkOf={linkOf}>{words.link}</CopyLink>}
      </p>
      <Marks player={player} milestones={milestones} />
    </div>
  );
}

/** Every mark of the tape with its words, also those that have no room there. */
function Marks({ player, milestones }: Pick<DrawerProps, "player" | "milestones">) {
  const lang = useLang();
  const words = useDeckWords();
  const tape = useTapeWords(player);
  const { columns, seen, ghosts, guess } = usePlayer(player, (s) => s);
  const events = milestones.flatMap(({ text, ...condition }) => {
    const t = firstWhere(columns, condition, 0, seen + 1);
    return t === null ? [] : [{ t, text: tape.event(t, text[lang]) }];
  });
  const all = [
    ...events,
    ...ghosts.map(({ from, change }) => ({ t: from, text: tape.ghost(change) })),
    ...(guess ? [{ t: guess.t, text: tape.guess(guess.t) }] : []),
  ];
  if (all.length === 0) return null;
  return (
    <ul className="marks" aria-label={words.marks}>
      {all.map(({ t, text }, k) => (
        <li key={k}>
          <button type="button" className="key" onClick={() => player.seek(t)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The tape as it stands, on its own ground, with the line of the present. */
async function tapeAsPng(deck: Element, name: string): Promise<void> {
  const tape = deck.querySelector<HTMLCanvasElement>(".track canvas");
  const line = deck.querySelector(".tack-layer line");
  if (!tape || !line) return;
  const style = getComputedStyle(document.documentElement);
  const sheet = Object.assign(document.createElement("canvas"), { width: tape.width, height: tape.height });
  const context = sheet.getContext("2d")!;
  context.fillStyle = style.getPropertyValue("--plate");
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.drawImage(tape, 0, 0);
  const ratio = tape.width / tape.clientWidth;
  const [at, ground] = [line.getBoundingClientRect(), tape.getBoundingClientRect()];
  const x = (at.left - ground.left) * ratio;
  context.beginPath();
  context.moveTo(x, (at.top - ground.top) * ratio);
  context.lineTo(x, (at.bottom - ground.top) * ratio);
  context.strokeStyle = style.getPropertyValue("--now");
  context.lineWidth = 1.5 * ratio;
  context.stroke();
  const blob = await new Promise<Blob | null>((done) => sheet.toBlob(done, "image/png"));
  if (blob) handOver(name, blob);
}
