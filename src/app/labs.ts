/** @file The players a page has opened: one worker for all of them, and the fragment that speaks of the one last touched. */
import type { OpenOptions } from "../chapters/index.ts";
import { fieldsOf, parseLink, printLink, type Link, type LinkNote } from "../lesson/link.ts";
import { createPlayer, firstSpeed, linkAt, type Clock, type Player, type Port } from "../lesson/player.ts";
import type { Lab } from "../lesson/recipe.ts";
import { readFragment } from "./fragment.ts";

export interface Labs {
  readonly open: (id: string, options?: OpenOptions) => Player;
  /** The first player of a lab that was opened. */
  readonly playerOf: (id: string) => Player | null;
  /** The present state of a player as the part of a fragment that is its own. */
  readonly runOf: (player: Player) => string;
  /** Of the players that links speak of the one touched last, once one was: its state is no longer the one it was opened with. */
  readonly touched: () => Player | null;
  /** Obeys a fragment that came while the page is open. */
  readonly load: (hash: string) => readonly LinkNote[];
  /** What the fragment the page came with had to be corrected in. */
  readonly notes: () => readonly LinkNote[];
  readonly subscribe: (changed: (player: Player) => void) => void;
  /** Those whose data could not be had ask for it again. */
  readonly retryData: () => void;
}
interface Options {
  readonly labs: ReadonlyMap<string, Lab>;
  /** Makes a port for each player. */
  readonly port: () => Port;
  readonly clock: Clock;
  /** With its `#`. */
  readonly hash: string;
}

export function createLabs({ labs, port, clock, hash }: Options): Labs {
  const players = new Map<string, Player>();
  const firsts = new Map<string, Player>();
  const began = new Map<Player, string>();
  const listeners: ((player: Player) => void)[] = [];
  let last: Player | null = null;
  let notes: readonly LinkNote[] = [];

  const { run } = readFragment(hash);
  const named = fieldsOf(run).get("lab");
  /** A link that names no lab of this page is about the first one that is opened. */
  const meant = (id: string) => run !== "" && (named === id || (!labs.has(named ?? "") && firsts.size === 0));

  function open(id: string, options: OpenOptions = {}): Player {
    const key = `${id} ${options.name ?? ""}`;
    const known = players.get(key);
    if (known) return known;
    const lab = labs.get(id);
    if (!lab) throw new Error(`openLab: expected one of ${[...labs.keys()].join(", ")}, came "${id}"`);
    const linked = !firsts.has(id) && meant(id) ? parseLink(run, id, lab) : null;
    if (linked) notes = linked.notes;
    const start = linked?.link ?? startOf(id, lab, options);
    const speed = firstSpeed(lab.length(start.recipe.config));
    const player = createPlayer({
      lab,
      start,
      port: port(),
      clock,
      speed,
      ...("query" in options ? { query: options.query } : {}),
    });
    players.set(key, player);
    if (firsts.has(id)) return player; // no link speaks of it, so the address has nothing to say of what is done with it
    firsts.set(id, player);
    began.set(player, linked ? "" : runOf(player));
    if (linked) last = player;
    player.store.subscribe(() => {
      if (player !== last && runOf(player) === began.get(player)) return; // answers come in, but nobody has touched it
      last = player;
      for (const listener of listeners) listener(player);
    });
    return player;
  }

  return {
    open,
    playerOf: (id) => firsts.get(id) ?? null,
    runOf,
    touched: () => last,
    load(hash) {
      const { run, page } = readFragment(hash);
      if (run === "") return [];
      const named = fieldsOf(run).get("lab");
      const [id, player] = [...firsts].find(([id]) => id === named) ?? [...firsts][0] ?? [];
      if (id === undefined || !player) return [];
      const { link, notes } = parseLink(run, id, labs.get(id)!);
      player.load(link, page["scene"] !== undefined); // a scene has its own beginning
      last = player;
      return notes;
    },
    notes: () => notes,
    subscribe: (changed) => void listeners.push(changed),
    retryData() {
      for (const player of players.values()) if (player.store.getState().error?.why === "data") player.retry();
    },
  };
}

function startOf(id: string, lab: Lab, { config, seed, edits, t = 0 }: OpenOptions): Link {
  const { link } = parseLink("", id, lab);
  const { recipe } = link;
  const changed = {
    ...recipe,
    config: { ...recipe.config, ...config },
    seed: seed ?? recipe.seed,
    edits: edits ?? recipe.edits,
  };
  return { ...link, recipe: changed, t };
}

const runOf = (player: Player): string => printLink(linkAt(player.store.getState()));
