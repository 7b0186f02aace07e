/** @file The weights as images, painted with each view while they learn; in their beats the gradients, and what becomes of them. */
import { useCallback, useRef, type ReactNode } from "react";
import type { Player, PlayerState } from "../../lesson/player.ts";
import { configAt } from "../../lesson/recipe.ts";
import { lineAt } from "../../ui/Code.tsx";
import { useLook } from "../../ui/look.ts";
import { useDrawing } from "../../ui/useDrawing.ts";
import { usePlayer } from "../../ui/usePlayer.ts";
import { pictureNow, useAsk } from "./ask.ts";
import { PIXELS, SIDE } from "./panels/pixels.ts";
import { useText } from "./text.ts";
import { pullsSaid } from "./unseen.ts";
import type { Gradient, Picture } from "./views.ts";
import { extentOf, extentText, fixed, imageOf, paint } from "./weights.ts";

/** What the images are at the cursor's beat. */
type Shows = "weights" | "gradient" | "moved";
export function showsAt(s: PlayerState): Shows {
  const line = lineAt(s);
  if (line === "backward") return "gradient";
  return line === "step" && configAt(s.recipe, s.t)["zeroGrad"] !== false ? "moved" : "weights";
}
/** θ − lr · gradient, as `optimizer.step()` makes it. */
export const movedBy = (weights: Float32Array, gradient: Float32Array, lr: number): Float32Array =>
  weights.map((w, k) => w - lr * gradient[k]!);

/** The gradient of the update under the cursor, while a beat of it is looked at that speaks of it. */
export function useGradient(player: Player): Gradient | null {
  const shows = usePlayer(player, showsAt);
  const told = useAsk(player, shows === "weights" ? null : { ask: "gradient" });
  return told && !told.stale ? told.answer : null;
}

/** So many images of a hidden layer are shown. */
export const UNITS = 40;
export const DIGITS = 10;

interface Props {
  readonly player: Player;
  /** The digit whose image is looked at. */
  readonly chosen: number | null;
  readonly onChoose: (digit: number) => void;
  /** Ten of a softmax, or some of a hidden layer's. */
  readonly many: number;
  /** Told of what has just been painted, so that what stands beside it can be of the same moment. Keeps its identity. */
  readonly onPaint?: (picture: Picture | null, t: number) => void;
}
export function Templates({ player, chosen, onChoose, many, onPaint }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const look = useLook();
  const shows = usePlayer(player, showsAt);
  const gradient = useGradient(player);
  const draw = useCallback(
    (box: HTMLDivElement, s: PlayerState) => {
      const picture = pictureNow(s);
      onPaint?.(picture, s.view?.t ?? 0);
      if (!picture) return box.querySelectorAll("canvas").forEach((it) => it.getContext("2d")!.clearRect(0, 0, SIDE, SIDE));
      const values = valuesOf(picture, s, gradient);
      const extent = extentOf(values);
      const image = new ImageData(SIDE, SIDE);
      box.querySelectorAll("canvas").forEach((canvas, k) => {
        if ((k + 1) * PIXELS > values.length) return;
        paint(imageOf(values, k), extent, look, image.data);
        canvas.getContext("2d")!.putImageData(image, 0, 0);
      });
    },
    [gradient, look, onPaint],
  );
  useDrawing(ref, player.store, draw);
  return (
    <div className="templates" data-many={many} data-shows={shows} ref={ref} data-obstacle="" data-anchor="node:templates">
      {Array.from({ length: many }, (_, k) => {
        const image = <canvas width={SIDE} height={SIDE} />; // blank until there is a picture
        return many === DIGITS ? (
          <Stencil key={k} {...{ player, k }} isChosen={k === chosen} onChoose={onChoose}>
            {image}
          </Stencil>
        ) : (
          <span key={k} className="template">
            {image}
          </span>
        );
      })}
    </div>
  );
}
interface StencilProps {
  readonly player: Player;
  readonly k: number;
  readonly isChosen: boolean;
  readonly onChoose: (digit: number) => void;
  readonly children: ReactNode;
}
/** One of the ten; while nothing moves its name also says where it pulls. */
function Stencil({ player, k, isChosen, onChoose, children }: StencilProps) {
  const words = useText();
  const pulls = usePlayer(player, (s) => {
    const picture = s.playing || s.goal !== null || showsAt(s) !== "weights" ? null : pictureNow(s);
    return picture ? pullsSaid(imageOf(picture.templates, k), words) : "";
  });
  return (
    <button
      type="button"
      className="template"
      aria-pressed={isChosen}
      aria-label={`${words.templates.name(k)}${pulls}`}
      onClick={() => onChoose(k)}
    >
      {children}
      <span className="n">
        <b>{k}</b> <Bias player={player} k={k} />
      </span>
    </button>
  );
}
/** What is painted: the weights, the gradient, or the weights after the step. */
function valuesOf(picture: Picture, s: PlayerState, gradient: Gradient | null): Float32Array {
  const shows = showsAt(s);
  if (shows === "weights" || gradient === null || gradient.weight.length !== picture.templates.length) return picture.templates;
  return shows === "gradient"
    ? gradient.weight
    : movedBy(picture.templates, gradient.weight, Number(configAt(s.recipe, s.t)["lr"]));
}

/** Its bias; in the step's beat what it becomes, finer, or the step would not be seen. */
function Bias({ player, k }: { readonly player: Player; readonly k: number }) {
  const now = usePlayer(player, (s) => pictureNow(s)?.bias[k] ?? null);
  const next = usePlayer(player, (s) => {
    const after =
      lineAt(s) === "step" ? s.trace?.after.find(({ name }) => name.endsWith(".bias") && !name.includes("grad")) : null;
    return after?.data?.[k] ?? null;
  });
  if (now === null) return null;
  return fixed(next ?? now, next === null ? 2 : 4);
}

/** What stands over the images. */
export function useImagesTitle(player: Player, many: number): string {
  const { titles, hidden } = useText().templates;
  return (many === DIGITS ? titles : hidden)[usePlayer(player, showsAt)];
}

/** What the colours stand for, and what the images are just now. */
export function Ramp({ player }: { readonly player: Player }) {
  const words = useText().templates;
  const shows = usePlayer(player, showsAt);
  const gradient = useGradient(player);
  const extent = usePlayer(player, (s) => {
    const picture = pictureNow(s);
    return picture ? extentOf(valuesOf(picture, s, gradient)) : 1;
  });
  const end = extentText(extent);
  return (
    <p className="ramp" data-shows={shows}>
      <span>{words.shows[shows]}</span>
      <span className="ramp-bar n">
        −{end} <i aria-hidden="true" /> +{end}
      </span>
    </p>
  );
}
