import { crc32, deflateSync } from 'node:zlib';

/**
 * A grey picture as a PNG in a data URI: ink row by row, 0 white and 1 black; what lies outside is cut.
 *
 * Source: W3C, Portable Network Graphics (PNG) specification, third edition, chapters 5 and 9 to 11.
 */
export function inkToPng(ink: ArrayLike<number>, width: number, height: number): string {
  const header = Buffer.alloc(13); // width, height, 8 bits, grey, and three zeros: the only methods there are
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const lines = Buffer.alloc(height * (width + 1)); // each line begins with its filter, 0: none
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dark = Math.min(1, Math.max(0, ink[y * width + x]!));
      lines[y * (width + 1) + 1 + x] = Math.round(255 * (1 - dark));
    }
  }
  const png = Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** Length, type, data, and the checksum of type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
