/** @file Powers of one base, one after another: `Math.pow` differs between engines, a product does not. */

/** Below this, 1 − βᵗ is 1 to the last bit, so the power may as well be 0. */
const NOTHING = 2 ** -60;

/**
 * βᵗ as the product 1·β·β…, for exponents that grow by one from call to call.
 *
 * It depends on β and t alone: another base, or an exponent that goes back, starts the product anew.
 */
export class RunningPower {
  private base = 1;
  private exponent = 0;
  private value = 1;

  at(base: number, exponent: number): number {
    if (base !== this.base || exponent < this.exponent) {
      this.base = base;
      this.exponent = 0;
      this.value = 1;
    }
    for (; this.exponent < exponent && this.value !== 0; this.exponent++) {
      this.value *= base;
      if (this.value < NOTHING) this.value = 0;
    }
    this.exponent = exponent;
    return this.value;
  }
}
