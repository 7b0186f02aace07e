/**
 * @file The one WebAssembly memory in which every tensor lives, and who owns which part of it.
 *
 * A `Region` is a bump allocator over chunks taken from the memory; freeing it gives all its chunks back. A run keeps what lasts
 * (parameters, their gradients, optimiser state, data) in a region of its own, and each update's temporaries in an `Arena`: a region
 * that is emptied by moving one pointer. A generation number says whether a tensor of an arena is still alive.
 *
 * Growing the memory detaches every JavaScript view without a word, so views are only taken through the getters below, at the moment
 * of use. An arena reserves its high-water mark, so after its first update the memory no longer grows within one.
 */

const PAGE = 65536;
const CHUNK = 1 << 18; // the least a region takes at once: 256 KiB
const MAX_PAGES = 32768; // 2 GiB, so that a byte offset is an int32

/** Offset 0 is "no array" (a missing bias), so nothing lives in the first 64 bytes. */
const FIRST = 64;

export const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES });

let top = FIRST;
let bytesU8 = new Uint8Array(memory.buffer);
let viewF32 = new Float32Array(memory.buffer);
let viewF64 = new Float64Array(memory.buffer);
let viewI32 = new Int32Array(memory.buffer);

function refresh(): void {
  bytesU8 = new Uint8Array(memory.buffer);
  viewF32 = new Float32Array(memory.buffer);
  viewF64 = new Float64Array(memory.buffer);
  viewI32 = new Int32Array(memory.buffer);
}

/** The whole memory as bytes. Valid until the next allocation: take it, use it, forget it. */
export function u8(): Uint8Array {
  return bytesU8;
}
/** The whole memory as float32; index = byte offset / 4. */
export function f32(): Float32Array {
  return viewF32;
}
/** The whole memory as float64; index = byte offset / 8. */
export function f64(): Float64Array {
  return viewF64;
}
/** The whole memory as int32; index = byte offset / 4. An int64 entry is two of these, low word first. */
export function i32(): Int32Array {
  return viewI32;
}

/** Makes the memory at least this large now; used by tests and before big data arrives. */
export function reserve(bytes: number): void {
  if (bytes <= memory.buffer.byteLength) return;
  const pages = Math.ceil(bytes / PAGE);
  if (pages > MAX_PAGES) throw new RangeError(`memory: at most ${MAX_PAGES * PAGE} bytes, asked for ${bytes}`);
  // Grow by half, so that a stream of small tensors does not detach the views again and again; a large memory by 16 MiB, to leave room.
  const now = memory.buffer.byteLength / PAGE;
  const wanted = Math.min(MAX_PAGES, Math.max(pages, now + Math.min(now >> 1, 256)));
  memory.grow(wanted - now);
  refresh();
}

interface Chunk {
  readonly start: number;
  readonly size: number;
}

const free: Chunk[] = [];

function takeChunk(size: number): Chunk {
  const wanted = Math.max(CHUNK, (size + CHUNK - 1) & ~(CHUNK - 1));
  let best = -1;
  for (let i = 0; i < free.length; i++) {
    const chunk = free[i]!;
    if (chunk.size >= wanted && (best < 0 || chunk.size < free[best]!.size)) best = i;
  }
  if (best >= 0) {
    const chunk = free[best]!;
    free.splice(best, 1);
    if (chunk.size > wanted) free.push({ start: chunk.start + wanted, size: chunk.size - wanted });
    return { start: chunk.start, size: wanted };
  }
  const start = top;
  reserve(start + wanted);
  top += wanted;
  return { start, size: wanted };
}

/** Gives chunks back and joins neighbours, so that a large run can reuse what several small ones left. */
function giveChunks(chunks: readonly Chunk[]): void {
  free.push(...chunks);
  free.sort((a, b) => a.start - b.start);
  let last = 0;
  for (let i = 1; i < free.length; i++) {
    const left = free[last]!;
    const right = free[i]!;
    if (left.start + left.size === right.start) free[last] = { start: left.start, size: left.size + right.size };
    else free[++last] = right;
  }
  if (free.length > 0) free.length = last + 1;
}

let lanesSeen = false;
/** Whether any region with lanes was ever made. Where none was, nobody need ask a tensor. */
export const anyLanes = (): boolean => lanesSeen;

/** A part of the memory with one owner: allocates, and gives everything back at once. */
export class Region {
  /** What the region is for; it stands in errors. */
  readonly name: string;
  /** Values an entry of its tensors: 1, or as many as there are runs side by side, in fours (lanes.ts). */
  readonly lanes: number;
  /** Tensors carry the generation they were made in; a region that was freed or reset has moved on. */
  generation = 1;
  protected chunks: Chunk[] = [];
  protected at = 0;
  protected end = 0;

  constructor(name: string, lanes = 1) {
    if (lanes !== 1 && !(lanes > 0 && lanes % 4 === 0))
      throw new RangeError(`${name}: expected lanes in fours, or 1, came ${lanes}`);
    this.name = name;
    this.lanes = lanes;
    lanesSeen ||= lanes !== 1;
  }

  /** `bytes` bytes at an offset that is a multiple of 16. The bytes are whatever was there before. */
  alloc(bytes: number): number {
    const start = this.at;
    const next = start + ((bytes + 15) & ~15);
    if (next > this.end || start === 0) return this.allocSlow(bytes);
    this.at = next;
    return start;
  }

  private allocSlow(bytes: number): number {
    const chunk = takeChunk(bytes);
    this.chunks.push(chunk);
    this.at = chunk.start + ((bytes + 15) & ~15);
    this.end = chunk.start + chunk.size;
    return chunk.start;
  }

  /** Bytes this region holds, in use or not. */
  get size(): number {
    return this.chunks.reduce((sum, chunk) => sum + chunk.size, 0);
  }

  /** Gives all memory back; tensors of this region throw when read. */
  free(): void {
    this.generation++;
    giveChunks(this.chunks);
    this.chunks = [];
    this.at = this.end = 0;
  }

  /** Everything allocated so far in this generation dies; the memory stays with the region, in one piece from the second reset on. */
  reset(): void {
    this.generation++;
    if (this.chunks.length > 1) {
      const total = this.size;
      giveChunks(this.chunks);
      this.chunks = [takeChunk(total)];
    }
    const chunk = this.chunks[0];
    if (chunk !== undefined) {
      this.at = chunk.start;
      this.end = chunk.start + chunk.size;
    }
  }
}

/** A region for one update's temporaries, emptied by `reset`. Not a class of its own: tensors ask their region all the time, and one form is found faster than two. */
export const Arena = Region;
export type Arena = Region;

/** Where tensors live that nobody placed elsewhere: tests, notebooks, the console. Never reset. */
export const heap = new Region("heap");

let current: Region = heap;

/** The region in which new tensors are made at this moment. */
export function currentRegion(): Region {
  return current;
}

/** Runs `f` with new tensors made in `region`. */
export function withRegion<T>(region: Region, f: () => T): T {
  const before = current;
  current = region;
  try {
    return f();
  } finally {
    current = before;
  }
}
