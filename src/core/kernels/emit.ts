/**
 * @file A small WebAssembly assembler: typed expressions, locals, loops, functions over one imported memory. It optimises nothing: what
 * is written is what runs, in the order written.
 *
 * A `Value` is an instruction and the values it works on; using it twice computes it twice, so what is dear goes into a `local`.
 * Statements (`store`, `loop`, `x.set(…)`) go to the end of the function that `func` is writing at that moment.
 *
 * @see https://webassembly.github.io/spec/core/appendix/index-instructions.html for the numbers in this file.
 */

export type Type = "i32" | "i64" | "f32" | "f64" | "i8x16" | "i16x8" | "i32x4" | "i64x2" | "f32x4" | "f64x2";
export type Value = Expression & Record<Binary, (x: Operand) => Value> & Record<Unary, () => Value>;
/** A number among the operands becomes a constant of the other one's type. */
export type Operand = Value | number;
type Bytes = readonly number[];

const scalarTypes: Partial<Record<Type, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c };
const isVector = (type: Type): boolean => scalarTypes[type] === undefined;
const valueType = (type: Type): number => scalarTypes[type] ?? 0x7b;

// ---- numbers as bytes ----
// All of this runs once, in an interpreter that has never seen it; hence the short ways for what is common.

/** An opcode and a number after it, as unsigned LEB128. */
function withNumber(opcode: number, n: number): Bytes {
  return n < 128 ? [opcode, n] : [opcode, ...unsigned(n)];
}

function unsigned(n: number): Bytes {
  if (n < 128) return [n];
  return [(n & 127) | 128, ...unsigned(n >>> 7)];
}

/** An opcode and an integer, as signed LEB128; any that is a double, so that 64-bit constants need no BigInt. */
function withInteger(opcode: number, n: number): Bytes {
  if (n >= -64 && n < 64) return [opcode, n & 127];
  const rest = Math.floor(n / 128);
  return [opcode, ...withInteger((n - rest * 128) | 128, rest)];
}

const scratch = new DataView(new ArrayBuffer(8));
const b = new Uint8Array(scratch.buffer);

function withFloat32(opcode: number, x: number): Bytes {
  scratch.setFloat32(0, x, true);
  return [opcode, b[0]!, b[1]!, b[2]!, b[3]!];
}

function withFloat64(opcode: number, x: number): Bytes {
  scratch.setFloat64(0, x, true);
  return [opcode, b[0]!, b[1]!, b[2]!, b[3]!, b[4]!, b[5]!, b[6]!, b[7]!];
}

// ---- instructions ----

/** An instruction on the page of vectors, which has a prefix byte. */
const vector = (n: number): Bytes => (n < 128 ? [0xfd, n] : [0xfd, n, 1]);

const BINARY = [
  ...(["add", "sub", "mul", "div", "min", "max", "pmin", "pmax", "and", "andnot", "or", "xor"] as const),
  ...(["eq", "ne", "lt", "gt", "le", "ge"] as const),
];
const UNARY = ["abs", "neg", "sqrt", "eqz"] as const;
type Binary = (typeof BINARY)[number];
type Unary = (typeof UNARY)[number];
type Shift = "shl" | "shr" | "sar";

type Run = readonly [first: number, names: string];
/** Runs of instructions with consecutive numbers; "-" is one that is not used. */
function numbered(encode: (n: number) => Bytes, ...runs: readonly Run[]): Partial<Record<string, Bytes>> {
  const table: Partial<Record<string, Bytes>> = {};
  for (const [first, names] of runs) names.split(" ").forEach((name, i) => (table[name] = encode(first + i)));
  return table;
}
const scalars = (...runs: readonly Run[]): Partial<Record<string, Bytes>> => numbered((n) => [n], ...runs);
const vectors = (...runs: readonly Run[]): Partial<Record<string, Bytes>> =>
  numbered(vector, [0x4d, "- and andnot or xor"], ...runs);

const COMPARE = "eq ne lt gt le ge";
/** Integers compare and shift right without sign: they are addresses, counts and bits here. */
const COMPARE_INTEGERS = "eqz eq ne - lt - gt - le - ge";
const INTEGER = "add sub mul - - - - and or xor shl - shr";
const FLOAT = "abs neg - - - - sqrt add sub mul div min max";
const VECTOR = "abs neg - sqrt add sub mul div min max pmin pmax";
const VECTOR_SHIFT = "shl sar shr add - - sub";
const instructions: Record<Type, Partial<Record<string, Bytes>>> = {
  i32: scalars([0x45, COMPARE_INTEGERS], [0x6a, INTEGER]),
  i64: scalars([0x50, COMPARE_INTEGERS], [0x7c, INTEGER]),
  f32: scalars([0x5b, COMPARE], [0x8b, FLOAT]),
  f64: scalars([0x61, COMPARE], [0x99, FLOAT]),
  i8x16: vectors(),
  i16x8: vectors([0x8e, "add"]),
  i32x4: vectors([0xab, VECTOR_SHIFT]),
  i64x2: vectors([0xcb, VECTOR_SHIFT]),
  f32x4: vectors([0x41, COMPARE], [0xe0, VECTOR]),
  f64x2: vectors([0x47, COMPARE], [0xec, VECTOR]),
};
const comparisons: ReadonlySet<string> = new Set(COMPARE_INTEGERS.split(" "));

const conversions = {
  "i32.popcnt": [[0x69], "i32"],
  "i64.extend_i32_u": [[0xad], "i64"],
  "i64.trunc_f64_s": [[0xb0], "i64"],
  "f32.convert_i32_s": [[0xb2], "f32"],
  "f32.demote_f64": [[0xb6], "f32"],
  "f64.convert_i32_s": [[0xb7], "f64"],
  "f64.convert_i64_s": [[0xb9], "f64"],
  "f64.promote_f32": [[0xbb], "f64"],
  "i32x4.bitmask": [vector(0xa4), "i32"],
  "i64x2.all_true": [vector(0xc3), "i32"],
  "i16x8.splat": [vector(0x10), "i16x8"],
  "i64x2.splat": [vector(0x12), "i64x2"],
  "f32x4.splat": [vector(0x13), "f32x4"],
  "f64x2.splat": [vector(0x14), "f64x2"],
  "f32x4.demote_f64x2_zero": [vector(0x5e), "f32x4"],
  "f64x2.promote_low_f32x4": [vector(0x5f), "f64x2"],
  "i16x8.extend_low_i8x16_u": [vector(0x89), "i16x8"],
  "i32x4.extend_low_i16x8_u": [vector(0xa9), "i32x4"],
  "i32x4.extend_high_i16x8_u": [vector(0xaa), "i32x4"],
  "f32x4.convert_i32x4_s": [vector(0xfa), "f32x4"],
} satisfies Record<string, readonly [Bytes, Type]>;

const laneOf: Partial<Record<Type, readonly [number, Type]>> = {
  i32x4: [0x1b, "i32"],
  f32x4: [0x1f, "f32"],
  f64x2: [0x21, "f64"],
};
const BITSELECT = vector(0x52);
const SELECT = [0x1b];

// ---- expressions ----

/** An expression; its methods read as arithmetic does. The instructions of BINARY and UNARY are methods too. */
class Expression {
  readonly type: Type;
  /** The instruction, and the values it takes from the stack, first to last. */
  readonly bytes: Bytes;
  readonly a: Expression | undefined;
  readonly b: Expression | undefined;
  readonly c: Expression | undefined;
  constructor(type: Type, bytes: Bytes, a?: Expression, b?: Expression, c?: Expression) {
    this.type = type;
    this.bytes = bytes;
    this.a = a;
    this.b = b;
    this.c = c;
  }

  private shift(name: Shift, count: number): Value {
    return value(this.type, instructions[this.type][name]!, this, constant("i32", count));
  }
  shl(count: number): Value {
    return this.shift("shl", count);
  }
  shr(count: number): Value {
    return this.shift("shr", count);
  }
  /** Shifts right and brings in the sign. */
  sar(count: number): Value {
    return this.shift("sar", count);
  }

  /** Where this condition or mask holds `yes`, elsewhere `no`. */
  choose(yes: Value, no: Operand): Value {
    return value(yes.type, isVector(this.type) ? BITSELECT : SELECT, yes, lift(yes.type, no), this);
  }

  /** Converted, by the instruction of that name. */
  to(name: keyof typeof conversions): Value {
    const [bytes, type] = conversions[name];
    return value(type, bytes, this);
  }

  /** The same 128 bits, read as another type. */
  as(type: Type): Value {
    return value(type, this.bytes, this.a, this.b, this.c);
  }

  /** One lane of a vector, as a number. */
  lane(i: number): Value {
    const [number, type] = laneOf[this.type]!;
    return value(type, [0xfd, number, i], this);
  }
}

for (const name of BINARY) {
  // Comparing scalars gives an i32, comparing vectors a mask of their own type: all bits of a lane, or none.
  Object.defineProperty(Expression.prototype, name, {
    value(this: Expression, x: Operand): Value {
      const type = !isVector(this.type) && comparisons.has(name) ? "i32" : this.type;
      return value(type, instructions[this.type][name]!, this, lift(this.type, x));
    },
  });
}
for (const name of UNARY) {
  Object.defineProperty(Expression.prototype, name, {
    value(this: Expression): Value {
      return value(name === "eqz" ? "i32" : this.type, instructions[this.type][name]!, this);
    },
  });
}

const value = (type: Type, bytes: Bytes, a?: Expression, b?: Expression, c?: Expression): Value =>
  new Expression(type, bytes, a, b, c) as Value;
const lift = (type: Type, x: Operand): Value => (typeof x === "number" ? constant(type, x) : x);

/** A number of a type; in a vector, in every lane. */
export function constant(type: Type, x: number): Value {
  switch (type) {
    case "i32":
      return value(type, withInteger(0x41, x));
    case "i64":
      return value(type, withInteger(0x42, x));
    case "f32":
      return value(type, withFloat32(0x43, x));
    case "f64":
      return value(type, withFloat64(0x44, x));
    case "i16x8":
      return constant("i32", x).to("i16x8.splat");
    case "i64x2":
      return constant("i64", x).to("i64x2.splat");
    case "f32x4":
      return constant("f32", x).to("f32x4.splat");
    case "f64x2":
      return constant("f64", x).to("f64x2.splat");
    default:
      throw new TypeError(`constant: expected a type with arithmetic, came ${type}`);
  }
}

// ---- the function being written ----

/** Room for the instructions of a module. */
const code = new Uint8Array(1 << 17);
let at = 0;
let locals = 0;
let declared: number[] = [];

function put(bytes: Bytes): void {
  for (let i = 0; i < bytes.length; i++) code[at++] = bytes[i]!;
}

function write(x: Expression): void {
  if (x.a !== undefined) write(x.a);
  if (x.b !== undefined) write(x.b);
  if (x.c !== undefined) write(x.c);
  put(x.bytes);
}

/** An instruction that leaves nothing on the stack: operands, opcode, whatever follows it. */
function statement(bytes: Bytes, a?: Expression, b?: Expression): void {
  if (a !== undefined) write(a);
  if (b !== undefined) write(b);
  put(bytes);
}

class Variable extends Expression {
  private readonly index: number;
  constructor(type: Type, index: number) {
    super(type, withNumber(0x20, index));
    this.index = index;
  }

  set(x: Operand): void {
    statement(withNumber(0x21, this.index), lift(this.type, x));
  }
}
export type Local = Variable & Value;

function newVariable(type: Type): Local {
  return new Variable(type, locals++) as Local;
}

/** A variable that holds x. */
export function local(x: Value): Local {
  const variable = newVariable(x.type);
  declared.push(1, valueType(x.type)); // declarations come in runs; these are runs of one
  variable.set(x);
  return variable;
}

const IF = [0x04, 0x40];
const ELSE = [0x05];
const END = [0x0b];
const LOOP = [0x03, 0x40];
const AGAIN_END = [0x0d, 0, 0x0b];

export function when(condition: Value, then: () => void, otherwise?: () => void): void {
  statement(IF, condition);
  then();
  if (otherwise !== undefined) {
    statement(ELSE);
    otherwise();
  }
  statement(END);
}

/** Runs `body` once, and again as long as the condition it returns holds. */
export function repeat(body: () => Value): void {
  statement(LOOP);
  statement(AGAIN_END, body());
}

/** Runs `body` as long as the condition holds. */
export function loop(condition: Value, body: () => void): void {
  when(condition, () =>
    repeat(() => {
      body();
      return condition;
    }),
  );
}

/** Calls a function of this module that was written before. */
export function call(index: number, ...args: readonly Value[]): void {
  args.forEach(write);
  statement(withNumber(0x10, index));
}

// ---- memory ----

/** Instructions that read memory, with 0 for what they may know about alignment. */
const loads = {
  i32: [[0x28, 0], "i32"],
  i64: [[0x29, 0], "i64"],
  f32: [[0x2a, 0], "f32"],
  f64: [[0x2b, 0], "f64"],
  "i32.8u": [[0x2d, 0], "i32"],
  "i32.16u": [[0x2f, 0], "i32"],
  i16x8: [[0xfd, 0x00, 0], "i16x8"],
  f32x4: [[0xfd, 0x00, 0], "f32x4"],
  f64x2: [[0xfd, 0x00, 0], "f64x2"],
  "f32x4.splat": [[0xfd, 0x09, 0], "f32x4"],
  "f64x2.splat": [[0xfd, 0x0a, 0], "f64x2"],
  "i8x16.64zero": [[0xfd, 0x5d, 0], "i8x16"],
  "f32x4.32zero": [[0xfd, 0x5c, 0], "f32x4"],
  "f32x4.64zero": [[0xfd, 0x5d, 0], "f32x4"],
  "f64x2.64zero": [[0xfd, 0x5d, 0], "f64x2"],
} satisfies Record<string, readonly [Bytes, Type]>;

const stores: Partial<Record<Type, Bytes>> = { i32: [0x36, 0], i64: [0x37, 0], f32: [0x38, 0], f64: [0x39, 0] };
const VECTOR_STORE: Bytes = [0xfd, 0x0b, 0];

const withOffset = (bytes: Bytes, offset: number): Bytes => [...bytes, ...unsigned(offset)];

/** What lies at `address` + `offset`, read by the instruction of that name. */
export function load(name: keyof typeof loads, address: Value, offset = 0): Value {
  const [bytes, type] = loads[name];
  return value(type, withOffset(bytes, offset), address);
}

export function store(address: Value, x: Value, offset = 0): void {
  statement(withOffset(stores[x.type] ?? VECTOR_STORE, offset), address, x);
}

/** Stores the lowest byte or two of an i32. */
export function storeLow(bytes: 1 | 2, address: Value, x: Value): void {
  statement([bytes === 1 ? 0x3a : 0x3b, 0, 0], address, x);
}

/** The vector with one lane of 4 or 8 bytes read from memory. */
export function loadLane(bytes: 4 | 8, address: Value, x: Value, lane: number): Value {
  return value(x.type, [0xfd, bytes === 4 ? 0x56 : 0x57, 0, 0, lane], address, x);
}

export function storeLane(bytes: 4 | 8, address: Value, x: Value, lane = 0): void {
  statement([0xfd, bytes === 4 ? 0x5a : 0x5b, 0, 0, lane], address, x);
}

/** Bytes of two vectors, numbered 0 to 31, in a new order. */
export function shuffleBytes(a: Value, b: Value, order: Bytes): Value {
  return value(a.type, [0xfd, 0x0d, ...order], a, b);
}

/** Lanes of 4 bytes of two vectors, numbered 0 to 7, in a new order. */
export function shuffle(a: Value, b: Value, order: readonly [number, number, number, number]): Value {
  return shuffleBytes(a, b, order.flatMap((lane) => [4 * lane, 4 * lane + 1, 4 * lane + 2, 4 * lane + 3])); // prettier-ignore
}

// ---- modules ----

interface Func {
  readonly name: string;
  readonly type: number;
  readonly declared: Bytes;
  /** Where its instructions lie in `code`. */
  readonly start: number;
  readonly end: number;
}

/** Types of parameters by letter. */
const paramTypes: Partial<Record<string, Type>> = { i: "i32", f: "f32", d: "f64" };

function text(s: string): Bytes {
  const bytes = [s.length];
  for (let i = 0; i < s.length; i++) bytes.push(s.charCodeAt(i));
  return bytes;
}

/** 2 GiB: at least as much as the memory that is imported may grow to. */
const MAX_PAGES = 32768;

/** A module of functions that share the memory `env.memory`. Only one is written at a time. */
export class Module {
  private readonly functions: Func[] = [];
  /** Function types by their parameters, in order of appearance. None has a result. */
  private readonly types = new Map<string, number>();

  constructor() {
    at = 0;
  }

  /** Writes a function and exports it; `body` gets the parameters as variables. Returns its index. */
  func(name: string, params: string, body: (...params: Local[]) => void): number {
    if (!this.types.has(params)) this.types.set(params, this.types.size);
    const start = at;
    locals = 0;
    declared = [];
    const variables: Local[] = [];
    for (const letter of params) variables.push(newVariable(paramTypes[letter]!));
    body(...variables);
    statement(END);
    return this.functions.push({ name, type: this.types.get(params)!, declared, start, end: at }) - 1;
  }

  /** The module as WebAssembly reads it. */
  bytes(): Uint8Array<ArrayBuffer> {
    type Part = Bytes | Uint8Array;
    const parts: Part[] = [[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]];
    const section = (id: number, count: number, content: readonly Part[]): void => {
      const head = unsigned(count);
      const size = content.reduce((sum, part) => sum + part.length, head.length);
      parts.push([id], unsigned(size), head, ...content);
    };
    const types: Part[] = [];
    const kinds: Part[] = [];
    const names: Part[] = [];
    const bodies: Part[] = [];
    for (const params of this.types.keys())
      types.push([0x60, params.length, ...Array.from(params, (p) => valueType(paramTypes[p]!)), 0]);
    this.functions.forEach(({ name, type, declared, start, end }, i) => {
      const head = unsigned(declared.length / 2);
      kinds.push(unsigned(type));
      names.push(text(name), withNumber(0, i));
      bodies.push(unsigned(head.length + declared.length + end - start), head, declared, code.subarray(start, end));
    });
    const n = this.functions.length;
    section(1, types.length, types);
    section(2, 1, [text("env"), text("memory"), [2, 1, 0], unsigned(MAX_PAGES)]);
    section(3, n, kinds);
    section(7, n, names);
    section(10, n, bodies);
    const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let end = 0;
    for (const part of parts) {
      out.set(part, end);
      end += part.length;
    }
    return out;
  }
}
