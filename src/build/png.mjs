/** @file RGBA pixels as a PNG file: truecolour, 8 bits, the filter that suits flat drawings. */
import { crc32, deflateSync } from "node:zlib";

/** @param {Uint8Array} pixels @param {number} width @param {number} height */
export function encodePng(pixels, width, height) {
  const row = 3 * width;
  const raw = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y++) {
    raw[y * (row + 1)] = y === 0 ? 0 : 2; // up: what repeats the row above costs nothing
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const at = 4 * (y * width + x) + c;
        raw[y * (row + 1) + 1 + 3 * x + c] = (pixels[at] ?? 0) - (y === 0 ? 0 : (pixels[at - 4 * width] ?? 0));
      }
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(raw, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
