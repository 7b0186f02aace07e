/** @file For who teaches: a chapter's scenes as a sheet, from minute to minute a list of links. */
import type { Text } from "../lesson/recipe.ts";
import { useLang } from "./locale.tsx";
import { sceneHash, type Scene } from "./scene.ts";

/** From minute to minute: which scene, and what is done in it. */
export interface SheetRow {
  readonly minutes: string;
  readonly scene: string;
  readonly does: Text;
}

export function Sheet({ scenes, sheet }: { readonly scenes: readonly Scene[]; readonly sheet: readonly SheetRow[] }) {
  const lang = useLang();
  return (
    <div className="prose aligned">
      <ol className="timetable" data-scenes="">
        {sheet.map(({ minutes, scene: id, does }) => {
          const scene = scenes.find((it) => it.id === id)!;
          return (
            <li key={id}>
              <span className="n">{minutes}</span>
              <a href={sceneHash(scene)}>{scene.title[lang]}</a>
              <span>{does[lang]}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
