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

/** Unsigned LEB128. */
function unsigned(n: number): number[] {
  if (n < 128) return [n];
  const bytes: number[] = [];
  for (; n > 127; n >>>= 7) bytes.push((n & 127) | 128);
  bytes.push(n);
  return bytes;
}

/** Signed LEB128 of any integer that is a double, so that 64-bit constants need no BigInt. */
function signed(n: number, bytes: number[]): number[] {
  const rest = Math.floor(n / 128);
  const low = n - rest * 128;
  if (rest === (low < 64 ? 0 : -1)) bytes.push(low);
  else {
    bytes.push(low | 128);
    signed(rest, bytes);
  }
  return bytes;
}

const scratch = new DataView(new ArrayBuffer(8));
const word = (at: number): number[] => [0, 1, 2, 3].map((i) => scratch.getUint8(at + i));

function float32(x: number): number[] {
  scratch.setFloat32(0, x, true);
  return word(0);
}

function float64(x: number): number[] {
  scratch.setFloat64(0, x, true);
  return [...word(0), ...word(4)];
}

// ---- instructions ----

/** From 0xfd00 on an instruction is on the page of vectors, which has a prefix byte. */
const instruction = (n: number): Bytes => (n > 255 ? [n >> 8, ...unsigned(n & 255)] : [n]);

const BINARY = [
  ...(["add", "sub", "mul", "div", "min", "max", "pmin", "pmax", "and", "andnot", "or", "xor"] as const),
  ...(["eq", "ne", "lt", "gt", "le", "ge"] as const),
];
const UNARY = ["abs", "neg", "sqrt", "eqz"] as const;
type Binary = (typeof BINARY)[number];
type Unary = (typeof UNARY)[number];
type Shift = "shl" | "shr" | "sar";

/** Runs of instructions with consecutive numbers; "-" is one that is not used. */
function numbered(...runs: readonly (readonly [first: number, names: string])[]): Partial<Record<string, Bytes>> {
  const table: Partial<Record<string, Bytes>> = {};
  for (const [first, names] of runs) names.split(" ").forEach((name, i) => (table[name] = instruction(first + i)));
  return table;
}

const COMPARE = "eq ne lt gt le ge";
/** Integers compare and shift right without sign: they are addresses, counts and bits here. */
const COMPARE_INTEGERS = "eqz eq ne - lt - gt - le - ge";
const INTEGER = "add sub mul - - - - and or xor shl - shr";
const FLOAT = "abs neg - - - - sqrt add sub mul div min max";
const VECTOR = "abs neg - sqrt add sub mul div min max pmin pmax";
const VECTOR_SHIFT = "shl sar shr add - - sub";
const BITS = [0xfd4d, "- and andnot or xor"] as const;

const instructions: Record<Type, Partial<Record<string, Bytes>>> = {
  i32: numbered([0x45, COMPARE_INTEGERS], [0x6a, INTEGER]),
  i64: numbered([0x50, COMPARE_INTEGERS], [0x7c, INTEGER]),
  f32: numbered([0x5b, COMPARE], [0x8b, FLOAT]),
  f64: numbered([0x61, COMPARE], [0x99, FLOAT]),
  i8x16: numbered(BITS),
  i16x8: numbered(BITS),
  i32x4: numbered(BITS, [0xfdab, VECTOR_SHIFT]),
  i64x2: numbered(BITS, [0xfdcb, VECTOR_SHIFT]),
  f32x4: numbered(BITS, [0xfd41, COMPARE], [0xfde0, VECTOR]),
  f64x2: numbered(BITS, [0xfd47, COMPARE], [0xfdec, VECTOR]),
};
const comparisons: ReadonlySet<string> = new Set(COMPARE_INTEGERS.split(" "));

const conversions = {
  "i64.extend_i32_u": [0xad, "i64"],
  "i64.trunc_f64_s": [0xb0, "i64"],
  "f32.convert_i32_s": [0xb2, "f32"],
  "f32.demote_f64": [0xb6, "f32"],
  "f64.convert_i32_s": [0xb7, "f64"],
  "f64.convert_i64_s": [0xb9, "f64"],
  "f64.promote_f32": [0xbb, "f64"],
  "i64x2.splat": [0xfd12, "i64x2"],
  "f32x4.splat": [0xfd13, "f32x4"],
  "f64x2.splat": [0xfd14, "f64x2"],
  "f32x4.demote_f64x2_zero": [0xfd5e, "f32x4"],
  "f64x2.promote_low_f32x4": [0xfd5f, "f64x2"],
  "i16x8.extend_low_i8x16_u": [0xfd89, "i16x8"],
  "i32x4.extend_low_i16x8_u": [0xfda9, "i32x4"],
  "f32x4.convert_i32x4_s": [0xfdfa, "f32x4"],
} as const satisfies Record<string, readonly [number, Type]>;

const laneOf: Partial<Record<Type, readonly [number, Type]>> = {
  i32x4: [0xfd1b, "i32"],
  f32x4: [0xfd1f, "f32"],
  f64x2: [0xfd21, "f64"],
};
const BITSELECT = instruction(0xfd52);
const SELECT = instruction(0x1b);

// ---- expressions ----

/** An expression; its methods read as arithmetic does. The instructions of BINARY and UNARY are methods too. */
class Expression {
  declare readonly type: Type;
  /** The instruction, and the values it takes from the stack, first to last. */
  declare readonly bytes: Bytes;
  declare readonly a: Expression | undefined;
  declare readonly b: Expression | undefined;
  declare readonly c: Expression | undefined;
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
    const [number, type] = conversions[name];
    return value(type, instruction(number), this);
  }

  /** The same 128 bits, read as another type. */
  as(type: Type): Value {
    return value(type, this.bytes, this.a, this.b, this.c);
  }

  /** One lane of a vector, as a number. */
  lane(i: number): Value {
    const [number, type] = laneOf[this.type]!;
    return value(type, [...instruction(number), i], this);
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
      return value(type, signed(x, [0x41]));
    case "i64":
      return value(type, signed(x, [0x42]));
    case "f32":
      return value(type, [0x43, ...float32(x)]);
    case "f64":
      return value(type, [0x44, ...float64(x)]);
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

/** Room for the instructions of the longest function. */
const code = new Uint8Array(1 << 16);
let at = 0;
let locals: Type[] = [];

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
  declare private readonly index: Bytes;
  constructor(type: Type, index: Bytes) {
    super(type, [0x20, ...index]);
    this.index = index;
  }

  set(x: Operand): void {
    statement([0x21, ...this.index], lift(this.type, x));
  }
}
export type Local = Variable & Value;
const newVariable = (type: Type, index: number): Local => new Variable(type, unsigned(index)) as Local;

/** A variable that holds x. */
export function local(x: Value): Local {
  const variable = newVariable(x.type, locals.push(x.type) - 1);
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
  statement([0x10, ...unsigned(index)]);
}

// ---- memory ----

const loads = {
  i32: [0x28, "i32"],
  i64: [0x29, "i64"],
  f32: [0x2a, "f32"],
  f64: [0x2b, "f64"],
  "i32.8u": [0x2d, "i32"],
  f32x4: [0xfd00, "f32x4"],
  f64x2: [0xfd00, "f64x2"],
  "f32x4.splat": [0xfd09, "f32x4"],
  "f64x2.splat": [0xfd0a, "f64x2"],
  "i8x16.32zero": [0xfd5c, "i8x16"],
  "f32x4.32zero": [0xfd5c, "f32x4"],
  "f32x4.64zero": [0xfd5d, "f32x4"],
  "f64x2.64zero": [0xfd5d, "f64x2"],
} as const satisfies Record<string, readonly [number, Type]>;

const stores: Partial<Record<Type, number>> = { i32: 0x36, i64: 0x37, f32: 0x38, f64: 0x39 };
const VECTOR_STORE = 0xfd0b;

/** What lies at `address` + `offset`, read by the instruction of that name. No alignment is promised. */
export function load(name: keyof typeof loads, address: Value, offset = 0): Value {
  const [number, type] = loads[name];
  return value(type, [...instruction(number), 0, ...unsigned(offset)], address);
}

export function store(address: Value, x: Value, offset = 0): void {
  statement([...instruction(stores[x.type] ?? VECTOR_STORE), 0, ...unsigned(offset)], address, x);
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
  /** The declarations of its locals, and its instructions. */
  readonly body: readonly [Bytes, Bytes, Uint8Array];
}

const text = (s: string): Bytes => [s.length, ...Array.from(s, (letter) => letter.charCodeAt(0))];

/** 2 GiB: at least as much as the memory that is imported may grow to. */
const MAX_PAGES = 32768;

/** A module of functions that share the memory `env.memory`. */
export class Module {
  private readonly functions: Func[] = [];
  /** Function types by their parameters, in order of appearance. */
  private readonly types = new Map<string, { readonly bytes: Bytes; readonly index: number }>();

  /** The index of the type of functions with these parameters and no result. */
  private typeIndex(params: readonly Type[]): number {
    const key = params.join();
    if (!this.types.has(key))
      this.types.set(key, { bytes: [0x60, params.length, ...params.map(valueType), 0], index: this.types.size });
    return this.types.get(key)!.index;
  }

  /** Writes a function and exports it; `body` gets the parameters as variables. Returns its index. */
  func(name: string, params: readonly Type[], body: (...params: Local[]) => void): number {
    at = 0;
    locals = [...params];
    body(...params.map(newVariable));
    statement(END);
    const declared = locals.slice(params.length).flatMap((type) => [1, valueType(type)]);
    const type = this.typeIndex(params);
    return this.functions.push({ name, type, body: [unsigned(declared.length / 2), declared, code.slice(0, at)] }) - 1;
  }

  /** The module as WebAssembly reads it. */
  bytes(): Uint8Array<ArrayBuffer> {
    type Part = Bytes | Uint8Array;
    const parts: Part[] = [[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]];
    const size = (some: readonly Part[]): number => some.reduce((sum, part) => sum + part.length, 0);
    const section = (id: number, count: number, content: readonly Part[]): void => {
      const head = unsigned(count);
      parts.push([id], unsigned(head.length + size(content)), head, ...content);
    };
    const n = this.functions.length;
    section(1, this.types.size, Array.from(this.types.values(), ({ bytes }) => bytes)); // prettier-ignore
    section(2, 1, [text("env"), text("memory"), [2, 1, 0], unsigned(MAX_PAGES)]);
    section(3, n, this.functions.map(({ type }) => unsigned(type))); // prettier-ignore
    section(7, n, this.functions.flatMap(({ name }, i) => [text(name), [0], unsigned(i)])); // prettier-ignore
    section(10, n, this.functions.flatMap(({ body }) => [unsigned(size(body)), ...body])); // prettier-ignore
    const out = new Uint8Array(size(parts));
    let end = 0;
    for (const part of parts) {
      out.set(part, end);
      end += part.length;
    }
    return out;
  }
}
