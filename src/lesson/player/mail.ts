/** @file Questions to a worker that may die: restarts it, and says when there is no hope. */
import type { Ask, Command, Files, Report } from "../protocol.ts";

/** The way to a runner: a worker on the page, the runner itself in a test. Answers come in the order of the questions. */
export interface Port {
  /** Rejects when the worker is dead or does not answer. */
  send(command: Command | Ask | Files): Promise<Report>;
  /** A fresh worker in place of the old one; what was still unanswered is rejected. */
  restart(): void;
}

type Omitted<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type Question = Omitted<Command, "id">;

/** A recipe that kills its worker would do so for ever. */
const MAX_DEATHS = 3;

export class Mail {
  private readonly port: Port;
  private readonly onDeath: (hopeless: boolean) => void;
  private id = 0;
  /** Counts workers: several questions die with one worker, and one restart is enough. */
  private worker = 0;
  private deaths = 0;

  constructor(port: Port, onDeath: (hopeless: boolean) => void) {
    this.port = port;
    this.onDeath = onDeath;
  }

  /** The answer; null where the worker died of it or before it. Commands carry their whole recipe, so the asker just asks again. */
  async ask(question: Question): Promise<Report | null> {
    const worker = this.worker;
    try {
      const report = await this.port.send({ ...question, id: ++this.id } as Command);
      this.deaths = 0;
      return report;
    } catch {
      if (worker === this.worker) {
        this.worker++;
        this.deaths++;
        this.port.restart();
        this.onDeath(this.deaths >= MAX_DEATHS);
      }
      return null;
    }
  }

  /** After the reader asked to try again. */
  forgive(): void {
    this.deaths = 0;
  }
}
