/** @file What an optimiser remembers of one parameter. */
import { withRegion } from "../memory.ts";
import { empty, kernelsOf, type Tensor } from "../tensor.ts";
import { RunningPower } from "./power.ts";

/** How many updates a parameter has had, and tensors of its shape under PyTorch's names, in the parameter's own region. */
export class ParamState {
  readonly param: Tensor;
  /** β₁ᵗ and β₂ᵗ, for those that correct their averages for a start at 0. */
  readonly power1 = new RunningPower();
  readonly power2 = new RunningPower();
  /** What is saved: `step` if the optimiser counts, and the tensors it has. Null before the first of them. */
  private values: Record<string, Tensor | number> | null = null;
  /** Every tensor made so far. One that is forgotten is kept here until it is wanted again: a region gives nothing back piece by piece. */
  private readonly rooms: Record<string, Tensor> = {};

  constructor(param: Tensor) {
    this.param = param;
  }

  /** Counts an update: 1 at the first. */
  count(): number {
    const values = (this.values ??= {});
    return (values["step"] = ((values["step"] as number | undefined) ?? 0) + 1);
  }
  has(name: string): boolean {
    return this.values?.[name] !== undefined;
  }
  /** The tensor of this name; on first use one that is `value` everywhere. */
  tensor(name: string, value = 0): Tensor {
    return (this.values?.[name] as Tensor | undefined) ?? this.begin(name, value);
  }
  private begin(name: string, value: number): Tensor {
    const x = this.room(name);
    kernelsOf(x).fill(x.entries, value, x.ptr);
    return ((this.values ??= {})[name] = x);
  }
  private room(name: string): Tensor {
    const { region, shape, dtype } = this.param;
    return (this.rooms[name] ??= withRegion(region, () => empty(shape, dtype)));
  }

  /** All of it, the tensors being the live ones; null when there is nothing to say yet. */
  saved(): { readonly [name: string]: Tensor | number } | null {
    return this.values === null ? null : { ...this.values };
  }
  /** Becomes what was saved, and forgets what it has beside that. */
  load(saved: readonly (readonly [name: string, value: number | Uint8Array])[]): void {
    this.values = saved.length === 0 ? null : {};
    for (const [name, value] of saved) this.values![name] = typeof value === "number" ? value : this.filled(name, value);
  }
  private filled(name: string, bytes: Uint8Array): Tensor {
    const x = this.room(name);
    x.setBytes(bytes);
    return x;
  }
}
