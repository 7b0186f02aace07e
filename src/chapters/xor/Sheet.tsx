/** @file For who teaches: the scenes, and a sheet of fifteen minutes as a list of links. */
import { useLang } from "../../ui/locale.tsx";
import { sceneHash } from "../../ui/scene.ts";
import { scenes, sheet } from "./scenes.ts";

export function Sheet() {
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
