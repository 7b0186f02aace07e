/** @file A lab small enough to know by heart, with everything that can happen to a run: edits, draws, an end, a divergence, an error. */
import { currentGenerator, type StateDict, type Stateful, tensor } from "../../src/core/index.ts";
import { defineMachine, type Machine } from "../../src/lesson/machine.ts";
import { py } from "../../src/lesson/listing.ts";
import { describeLab, int, real, type Recipe, toggle } from "../../src/lesson/recipe.ts";

const label = { ko: "값", en: "value" };
const NEVER = 1_000_000;

/** A number that walks towards noise. */
class Walker implements Stateful {
  x = 1;
  readonly trail = new Float64Array(4);
  stateDict(): StateDict {
    return { x: this.x, trail: this.trail };
  }
  loadStateDict(state: StateDict): void {
    this.x = state["x"] as number;
    this.trail.set(state["trail"] as Float64Array);
  }
}

export const toyLab = describeLab({
  config: {
    lr: real({ default: 0.1, min: 0, max: 1, scale: "linear", editable: true, label }),
    length: int({ default: 1000, min: 0, max: NEVER, editable: true, label }),
    /** Floats that change at every update, and as many that never do. */
    bulk: int({ default: 1, min: 1, max: NEVER, label }),
    explodeAt: int({ default: NEVER, min: 0, max: NEVER, label }),
    stopAt: int({ default: NEVER, min: 0, max: NEVER, label }),
    throwAt: int({ default: NEVER, min: 0, max: NEVER, label }),
    leak: toggle({ default: false, label }),
  },
  length: ({ length }) => length,
  epoch: () => 1,
  code: () => py`
    w = walk(w)  #@ walk
    print(w)     #@ print
  `,
  lines: { walk: label, print: label },
  columns: { cost: null, sometimes: null },
  guard: "cost",
  studies: {
    seeds: { label, recipes: (recipe) => [1, 2, 3].map((seed) => ({ ...recipe, seed })), measure: ["cost", "sometimes"] },
  },
});

/** The machine, and how many updates it has run since it was made. */
export function toyMachine(): { machine: Machine; calls: () => number } {
  let calls = 0;
  const machine = defineMachine(toyLab, {
    init({ config: { bulk } }) {
      return { walker: new Walker(), moving: tensor(new Float32Array(bulk)), still: tensor(new Float32Array(bulk).fill(3)) };
    },
    update({ walker, moving }, { config, i, at }) {
      calls++;
      at("walk");
      const noise = new Float32Array(1);
      currentGenerator().uniform(noise);
      walker.x -= config.lr * (walker.x - noise[0]!);
      walker.trail[i % 4] = walker.x;
      moving.add_(walker.x);
      if (i === config.throwAt) throw new Error("toy: thrown on purpose");
      const cost = i === config.explodeAt ? -Infinity : walker.x ** 2;
      return i % 10 === 0 ? { cost, sometimes: moving.sum() } : { cost };
    },
    view({ walker, moving }, query, { t, config }) {
      if (query === "steal") return { stolen: () => walker };
      // A rude guest: changes whatever it can reach.
      currentGenerator().uniform(new Float32Array(700));
      const x = walker.x;
      walker.x = NaN;
      walker.trail.fill(7);
      const values = moving.toArray();
      moving.zero_();
      return { t, x, lr: config.lr, values };
    },
    done: (_, { i, config }) => i + 1 >= config.stopAt,
    print: (i, { cost }) => (i % 100 === 0 ? `${i} ${cost}` : null),
    sometimes: ["print"],
  });
  return { machine, calls: () => calls };
}

/** A recipe of the toy lab. */
export function toyRecipe(config: Partial<Recipe["config"]> = {}, edits: Recipe["edits"] = [], seed = 1): Recipe {
  const defaults = Object.fromEntries(Object.entries(toyLab.config).map(([key, field]) => [key, field.default]));
  return { lab: "toy/walk", config: { ...defaults, ...config } as Recipe["config"], seed, edits };
}
