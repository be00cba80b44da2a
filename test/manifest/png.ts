import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

/** Decodes a PNG of 8 bits a channel, RGB or RGBA, not interlaced, into pixels written `#rrggbbaa`. */
export function readPng(file: string) {
  const bytes = readFileSync(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const [depth, colorType, , , interlace] = bytes.subarray(24, 29);
  expect({ depth, interlace }).toEqual({ depth: 8, interlace: 0 });
  expect([2, 6]).toContain(colorType);
  const channels = colorType === 6 ? 4 : 3;
  const stride = width * channels;
  const raw = inflateSync(imageData(bytes));
  const image = Buffer.alloc(height * stride);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)];
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (image[at - channels] ?? 0);
      const above = row === 0 ? 0 : (image[at - stride] ?? 0);
      const corner = column < channels || row === 0 ? 0 : (image[at - stride - channels] ?? 0);
      const predicted = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      image[at] = (raw[at + row + 1] ?? 0) + predicted;
    }
  }
  const pixels = Array.from({ length: width * height }, (_pixel, index) =>
    `#${image.subarray(index * channels, (index + 1) * channels).toString('hex')}`.padEnd(9, 'f'),
  );
  return { width, height, pixels };
}

/** Joins the IDAT chunks that follow the signature of eight bytes. */
function imageData(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
  }
  return Buffer.concat(parts);
}

/** The neighbour nearest to left + above - corner: https://www.w3.org/TR/png-3/#9Filter-type-4-Paeth */
function paeth(left: number, above: number, corner: number): number {
  const [byLeft, byAbove, byCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if ((byLeft ?? 0) <= (byAbove ?? 0) && (byLeft ?? 0) <= (byCorner ?? 0)) return left;
  return (byAbove ?? 0) <= (byCorner ?? 0) ? above : corner;
}
