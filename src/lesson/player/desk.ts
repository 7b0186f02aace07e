/** @file What the page still lacks, asked of the port: of each kind one question at a time, the next one read from the newest state. */
import type { StoreApi } from "zustand/vanilla";
import type { DataTrouble, Report } from "../protocol.ts";
import type { Recipe } from "../recipe.ts";
import { unitSize, type Cursor } from "./cursor.ts";
import { grow } from "./curves.ts";
import { Mail, type Port, type Question } from "./mail.ts";
import { pinBehind, wantedOf } from "./pins.ts";
import { lastOf, type Look, type Pin, type PlayerState } from "./state.ts";

/** One stretch of a run at full speed: about a frame and a half, so that an answer to anything else is never far. */
const STRETCH_MS = 24;

/** A question about the cursor's moment, beside the player's own. */
interface Wish {
  readonly query: unknown;
  readonly answer: (look: Look | null) => void;
}

export class Desk {
  /** Measured by the worker: what full speed means where the updates are known already. */
  msPerUpdate = 0.1;
  private readonly store: StoreApi<PlayerState>;
  private readonly cursor: Cursor;
  private readonly query: unknown;
  private readonly mail: Mail;
  private readonly busy = new Set<Question["type"] | "look">();
  /** By whoever asks, in the order they asked: the newest wish of each. */
  private readonly wishes = new Map<unknown, Wish>();
  /** What the shown view and hash are of. */
  private viewed: readonly [Recipe, number] | null = null;
  private hashed: readonly [Recipe, number] | null = null;
  private closed = false;

  constructor(store: StoreApi<PlayerState>, cursor: Cursor, port: Port, query: unknown) {
    this.store = store;
    this.cursor = cursor;
    this.query = query;
    this.mail = new Mail(port, (hopeless) =>
      hopeless ? this.fail("worker", "") : store.setState({ notice: { kind: "restarted" } }),
    );
  }

  /** Asks for whatever the state lacks. Comes after every change, and may come at any time. */
  ask(): void {
    const s = this.store.getState();
    if (this.closed || s.error) return this.refuse();
    const { recipe, t, head } = s;
    const to = this.wantedHead(s);
    const i = this.cursor.waitsFor?.t;
    const behind = s.playing ? undefined : pinBehind(s);
    // Pictures first: where the run stands already they cost no replay.
    const settled = isOf(this.viewed, recipe, t);
    if (!settled) this.put({ type: "view", recipe, t, query: this.query });
    if (!this.busy.has("look")) this.grant(recipe, t);
    if (to > head) this.put({ type: "run", recipe, from: head, to, ms: STRETCH_MS });
    else if (behind) this.put({ type: "run", recipe: behind.recipe, from: behind.head, to: wantedOf(behind, s), ms: STRETCH_MS });
    if (i !== undefined) this.put({ type: "trace", recipe, i });
    if (settled && !s.playing && to <= head && i === undefined && !isOf(this.hashed, recipe, t))
      this.put({ type: "hash", recipe, t });
  }

  /** See `Player.look`. */
  look(query: unknown, by: unknown): Promise<Look | null> {
    return new Promise((answer) => {
      this.wishes.get(by)?.answer(null);
      this.wishes.set(by, { query, answer });
      this.ask();
    });
  }

  /** As the reader asked: try again after an error. */
  retry(): void {
    this.mail.forgive();
    const to = this.store.getState().error?.to;
    this.store.setState({ error: null, ...(to === undefined ? {} : { goal: to }) });
  }
  close(): void {
    this.closed = true;
    this.refuse();
  }

  private put(question: Question): void {
    if (!this.busy.has(question.type)) this.send(question.type, question, (report) => report && this.take(report, question));
  }

  /** The oldest wish, of the moment the cursor is at now. */
  private grant(recipe: Recipe, t: number): void {
    const [first] = this.wishes;
    if (!first) return;
    const [by, wish] = first;
    this.wishes.delete(by);
    this.send("look", { type: "view", recipe, t, query: wish.query }, (report) => {
      const { recipe: present } = this.store.getState();
      if (!report && !this.closed && !this.wishes.has(by))
        this.wishes.set(by, wish); // the worker died: once more
      else wish.answer(report?.type === "view" && recipe === present ? { t: report.t, view: report.view } : null);
      if (report?.type === "error" && recipe === present) this.failOf(report);
    });
  }
  private refuse(): void {
    const waiting = [...this.wishes.values()];
    this.wishes.clear();
    for (const { answer } of waiting) answer(null);
  }

  private send(kind: Question["type"] | "look", question: Question, then: (report: Report | null) => void): void {
    this.busy.add(kind);
    void this.mail.ask(question).then((report) => {
      this.busy.delete(kind);
      then(this.closed ? null : report);
      this.ask();
    });
  }

  private take(report: Report, question: Question): void {
    const before = this.store.getState();
    const { recipe } = question;
    const asked = "t" in question ? question.t : before.t;
    const present = recipe === before.recipe; // else it is of a future that was cut
    if (report.type === "error") {
      if (present || before.pins.some((pin) => pin.recipe === recipe)) this.failOf(report);
    } else if (report.type === "trace") this.cursor.onTrace(report.trace, recipe);
    else if (report.type === "view" && present) {
      this.viewed = [recipe, asked];
      this.store.setState({ view: { t: report.t, view: report.view } });
    } else if (report.type === "hash" && present) {
      this.hashed = [recipe, asked];
      this.store.setState({ hash: { t: report.t, hash: report.hash } });
    } else if (report.type === "columns" && present && report.from === before.head) {
      if (report.msPerUpdate > 0) this.msPerUpdate = report.msPerUpdate;
      this.store.setState({
        columns: report.to > report.from ? grow(before.columns, before.head, report.columns) : before.columns,
        printed: report.printed.length > 0 ? [...before.printed, ...report.printed] : before.printed,
        head: report.to,
        end: report.end,
      });
      this.cursor.follow(before, this.store.getState());
    } else if (report.type === "columns") this.takePin(report, recipe);
  }

  /** Columns of a run beside the present one. */
  private takePin(report: Extract<Report, { type: "columns" }>, recipe: Recipe): void {
    const { pins } = this.store.getState();
    const at = pins.findIndex((pin) => pin.recipe === recipe && pin.head === report.from);
    const pin = pins[at];
    if (!pin) return;
    const grown: Pin = {
      ...pin,
      columns: report.to > report.from ? grow(pin.columns, pin.head, report.columns) : pin.columns,
      printed: [...pin.printed, ...report.printed],
      head: report.to,
      seen: Math.max(pin.seen, report.to),
      end: report.end,
    };
    this.store.setState({ pins: pins.with(at, grown) });
  }

  private failOf({ message, data }: Extract<Report, { type: "error" }>): void {
    this.fail(data ? "data" : "lab", message, data);
  }
  private fail(why: "worker" | "lab" | "data", message: string, data?: DataTrouble): void {
    const { goal, error } = this.store.getState();
    const to = goal ?? error?.to; // of several questions that fail, the first halts it
    this.cursor.halt();
    if (!data) this.cursor.forget();
    this.store.setState({ error: { why, message, ...(data ? { data } : {}), ...(data && to !== undefined ? { to } : {}) } });
  }

  private wantedHead(s: PlayerState): number {
    const wished = s.goal ?? (!s.playing ? 0 : s.speed === "max" || s.until ? s.length : s.t + ahead(s));
    const next = s.t + 1; // what update t measures is measured at θₜ: the page shows it beside the view
    return Math.min(Math.max(s.head, wished, next), lastOf(s));
  }
}

/** Below full speed the worker runs about a second ahead, so that the cursor never waits. */
function ahead(s: PlayerState): number {
  const rate = typeof s.speed === "number" ? s.speed : 60;
  return s.unit === "beat" ? 2 : (rate + 1) * unitSize(s);
}

const isOf = (made: readonly [Recipe, number] | null, recipe: Recipe, t: number) => made?.[0] === recipe && made[1] === t;
