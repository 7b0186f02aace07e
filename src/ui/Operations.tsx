/** @file The operations of the present beat, in their order: what each takes and gives, and the chain rule on the way back. */
import type { Player } from "../lesson/player.ts";
import type { Beat } from "../lesson/protocol.ts";
import { useInstrumentWords, useWords } from "./locale.tsx";
import { showOp, type ShownOp, type ShownTensor } from "./operations.ts";
import { usePlayer } from "./usePlayer.ts";

interface Props {
  readonly player: Player;
  /** The operation that is looked at; with `onOp` the reader chooses one, and null lets go. Give the same to the network. */
  readonly op?: number | null;
  readonly onOp?: (op: number | null) => void;
}

export function Operations({ player, op = null, onOp }: Props) {
  const words = useWords();
  const beat = usePlayer(player, (s) => (s.beat === null ? null : (s.trace?.beats[s.beat] ?? null)));
  if (!beat) return null;
  return (
    <div className="operations">
      <h3>{words.ops}</h3>
      <ol className="ops" tabIndex={0} aria-label={words.ops}>
        {beat.ops.length === 0 && <li>{words.noOps}</li>}
        {beat.ops.map((it, k) => (
          <li key={k} aria-current={k === op || undefined}>
            <OpName beat={beat} k={k} op={op} onOp={onOp} />
            <OpBody shown={showOp(it)} isBack={it.direction === "backward"} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function OpName({
  beat,
  k,
  op,
  onOp,
}: {
  readonly beat: Beat;
  readonly k: number;
  readonly op: number | null;
  readonly onOp: Props["onOp"];
}) {
  const words = useWords();
  const it = beat.ops[k]!;
  const name = (
    <>
      <b>{showOp(it).name}</b> <small>{words.directions[it.direction]}</small>
    </>
  );
  if (!onOp) return <span className="op-name">{name}</span>;
  return (
    <button type="button" className="op-name" aria-pressed={k === op} onClick={() => onOp(k === op ? null : k)}>
      {name}
    </button>
  );
}

function OpBody({ shown: { takes, gives, rule }, isBack }: { readonly shown: ShownOp; readonly isBack: boolean }) {
  const words = useInstrumentWords();
  return (
    <dl>
      {rule ? (
        <>
          <dt>{words.upstream}</dt>
          <dd className="grad">{rule.upstream}</dd>
          <dt>× {words.local}</dt>
          <dd>{rule.local}</dd>
          <dt>= {words.gradients}</dt>
          <dd className="grad">{rule.downstream}</dd>
        </>
      ) : (
        <>
          {takes.length > 0 && <Row name={isBack ? words.upstream : words.inputs} tensors={takes} />}
          <Row name={isBack ? words.gradients : words.result} tensors={gives} />
        </>
      )}
    </dl>
  );
}

const Row = ({ name, tensors }: { readonly name: string; readonly tensors: readonly ShownTensor[] }) => (
  <>
    <dt>{name}</dt>
    {tensors.map(({ name: tensor, shape, values, flow }, k) => (
      <dd key={k} className={flow}>
        {tensor && <b>{tensor}</b>} {shape && <small>{shape}</small>} {values}
      </dd>
    ))}
  </>
);
