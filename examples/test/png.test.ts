import { crc32, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inkToPng } from '../lib/png.ts';

test('png: 1 is black, 0 is white, what lies outside is cut; every chunk has its length and its checksum', () => {
  const uri = inkToPng([0, 1, 0.5, -3, 7, 0.2], 3, 2);
  expect(uri).toMatch(/^data:image\/png;base64,/);
  const png = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64');
  expect(png.subarray(0, 8)).toEqual(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]));
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const body = png.subarray(at + 4, at + 8 + length);
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(body));
    chunks[body.subarray(0, 4).toString('latin1')] = body.subarray(4);
    at += 12 + length;
  }
  expect(Object.keys(chunks)).toEqual(['IHDR', 'IDAT', 'IEND']);
  expect([...chunks['IHDR']!]).toEqual([0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
  expect([...inflateSync(chunks['IDAT']!)]).toEqual([0, 255, 0, 128, 0, 255, 0, 204]);
});
