/**
 * A number as Python's `repr` prints it: shortest digits that read back, exponent below 1e-4 and from 1e16 on. Whole numbers stay whole
 * (`1`, not `1.0`), as a lecture writes them.
 *
 * Why here: listings and sliders live on the page, which may not import core's formatter.
 */
export function pyNumber(x: number): string {
  if (Number.isNaN(x)) return "nan";
  if (!Number.isFinite(x)) return x > 0 ? "inf" : "-inf";
  const [mantissa = "", power = ""] = x.toExponential().split("e");
  const exponent = Number(power);
  if (x !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  if (Object.is(x, -0)) return "-0.0";
  return exponent < 0 ? plain(mantissa, exponent) : String(x);
}

/** `1.25e-4` → `0.000125`: JavaScript keeps plain digits down to 1e-6, Python down to 1e-4, and neither rounds. */
function plain(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith("-") ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "");
  return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
}
