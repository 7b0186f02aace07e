/** @file A formula with live numbers, set in HTML for the eye and in MathML for the ear, from the same parts. */
import type { Player, PlayerState } from "../lesson/player.ts";
import { mathOf, type FormulaPart, type Slot } from "./formula.ts";
import { useLang } from "./locale.tsx";
import { PointMark } from "./PointMark.tsx";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly parts: readonly FormulaPart[];
  /** Slots that are being computed now, by id. */
  readonly lit?: readonly string[];
}

export function Formula({ parts, lit = [] }: Props) {
  const lang = useLang();
  return (
    <div className="formula">
      <span className="visually-hidden" dangerouslySetInnerHTML={{ __html: mathOf(parts, lang) }} />
      <span className="formula-in" aria-hidden="true">
        <Parts parts={parts} lit={lit} />
      </span>
    </div>
  );
}

interface LiveProps {
  readonly player: Player;
  /** Both keep their identity between renders; `parts` is null while there is nothing to say. */
  readonly parts: (state: PlayerState) => readonly FormulaPart[] | null;
  readonly lit?: (state: PlayerState) => readonly string[];
}
/** A formula that follows a player. */
export function LiveFormula({ player, parts, lit }: LiveProps) {
  const state = usePlayer(player, (s) => s);
  const shown = parts(state);
  return shown && <Formula parts={shown} lit={lit?.(state) ?? []} />;
}

/** A sign stays with what follows it: no row ends in a plus. */
function paired(parts: readonly FormulaPart[]): readonly (readonly FormulaPart[])[] {
  return parts.reduce<readonly (readonly FormulaPart[])[]>((rows, part) => {
    const last = rows.at(-1);
    return last?.length === 1 && last[0]!.kind === "sign" ? [...rows.slice(0, -1), [last[0]!, part]] : [...rows, [part]];
  }, []);
}

const Pairs = ({ parts, lit }: Required<Props>) =>
  paired(parts).map((pair, k) =>
    pair.length === 1 ? (
      <Parts key={k} parts={pair} lit={lit} />
    ) : (
      <span key={k} className="pair">
        <Parts parts={pair} lit={lit} />
      </span>
    ),
  );

function Parts({ parts, lit }: Required<Props>) {
  return parts.map((part, k) => {
    switch (part.kind) {
      case "sign":
        return (
          <span key={k} className="sign">
            {part.text}
          </span>
        );
      case "slot":
        return <Place key={k} slot={part.slot} isLit={lit.includes(part.slot.id)} />;
      case "fraction":
        return (
          <span key={k} className="fraction">
            <span>
              <Parts parts={part.above} lit={lit} />
            </span>
            <span>
              <Parts parts={part.below} lit={lit} />
            </span>
          </span>
        );
      case "group":
        return (
          <span key={k} className="group">
            <Pairs parts={part.parts} lit={lit} />
          </span>
        );
    }
  });
}

function Place({ slot: { id, value, label, note, mark, isResult, flow }, isLit }: { slot: Slot; isLit: boolean }) {
  const classes = ["slot", isResult && "result", flow, isLit && "lit"].filter(Boolean).join(" ");
  return (
    <span className={classes} data-anchor={`term:${id}`}>
      {(label !== undefined || note !== undefined) && (
        <small>
          {mark !== undefined && <PointMark target={mark} />}
          {label} {note && <i>{note}</i>}
        </small>
      )}
      <span className="n">{value}</span>
    </span>
  );
}
