import { expect, test, vi } from "vitest";
import { sharePort } from "../../src/app/sharedPort.ts";
import type { Port } from "../../src/lesson/player.ts";
import type { Ask, Command, Files, Report } from "../../src/lesson/protocol.ts";

const hash = (id: number) => ({ type: "hash", id }) as Command;

test("shared port: two players ask under the same number, and each gets its own answer", async () => {
  const wire: { command: Command | Ask | Files; answer: (report: Report) => void }[] = [];
  const port: Port = { send: (command) => new Promise((answer) => wire.push({ command, answer })), restart: vi.fn() };
  const open = sharePort(port);
  const [a, b] = [open().send(hash(1)), open().send(hash(1))];
  expect(new Set(wire.map(({ command }) => command.id)).size).toBe(2);
  for (const [k, { command, answer }] of wire.entries()) answer({ type: "hash", id: command.id, t: k, hash: "" });
  expect([await a, await b]).toMatchObject([
    { id: 1, t: 0 },
    { id: 1, t: 1 },
  ]);
});

test("shared port: a worker that died under two players is replaced once, and again when the next one dies", async () => {
  const wire: (() => void)[] = [];
  const port: Port = { send: () => new Promise((_, reject) => wire.push(() => reject(new Error("dead")))), restart: vi.fn() };
  const open = sharePort(port);
  const [a, b] = [open(), open()];
  const die = async () => {
    const lost = [a.send(hash(1)), b.send(hash(1))];
    for (const reject of wire.splice(0)) reject();
    await Promise.allSettled(lost);
    a.restart();
    b.restart();
  };
  await die();
  expect(port.restart).toHaveBeenCalledTimes(1);
  await die();
  expect(port.restart).toHaveBeenCalledTimes(2);
});
