/** @file A small tensor as a table, its last dimension across; with `texts`, each entry is a field. */
import type { Numbers } from "./engine/questions.ts";
import { plain, read } from "./numbers.ts";
import { useText } from "./text.ts";

interface Props {
  readonly name: string;
  /** What it is for, beside its name. */
  readonly role?: string;
  /** A gradient: its name wears a bar. */
  readonly bar?: boolean;
  /** Null: there is none. */
  readonly of: Numbers | null;
  readonly texts?: readonly string[];
  readonly onEdit?: (entry: number, text: string) => void;
}

export function TensorTable({ name, role, bar, of, texts, onEdit }: Props) {
  const words = useText();
  const width = of?.shape.at(-1) ?? 1;
  const block = width * (of?.shape.at(-2) ?? 1);
  const rows = of
    ? Array.from({ length: Math.ceil(of.data.length / width) }, (_, r) => of.data.slice(r * width, (r + 1) * width))
    : [];
  return (
    <table className="entries">
      <caption>
        <b data-bar={bar}>{name}</b> {role} {of && !bar && <small>{words.example.shape(of.shape.join(", "))}</small>}
      </caption>
      <tbody>
        {of === null && (
          <tr>
            <td>{words.example.none}</td>
          </tr>
        )}
        {rows.map((row, r) => (
          <tr key={r} data-block={r > 0 && (r * width) % block === 0 ? true : undefined}>
            {row.map((value, c) => {
              const entry = r * width + c;
              if (!texts) return <td key={c}>{plain(value)}</td>;
              const text = texts[entry] ?? "";
              return (
                <td key={c}>
                  <input
                    value={text}
                    inputMode="text"
                    autoComplete="off"
                    spellCheck={false}
                    aria-label={words.example.entry(
                      role === undefined ? name : `${name} · ${role}`,
                      of!.shape.length === 0 ? "" : String(entry + 1),
                    )}
                    aria-invalid={read(text) === null || undefined}
                    onChange={({ target }) => onEdit?.(entry, target.value)}
                  />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
