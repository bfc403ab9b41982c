import type fc from 'fast-check';

/** From where to where numbers are drawn. */
export type Range = readonly [low: number, high: number];

/** Unless said otherwise. */
export const USUAL: Range = [-4, 4];

/** What shrinking may pass through: what is drawn now and then, to reach thresholds that usual numbers do not. */
export const WIDE: Range = [-32, 32];

/** The simplest numbers, simplest first: what counterexamples should be made of. */
const SIMPLE = [0, 1, -1, 0.5, -0.5, 2, -2];

/** A number from the range: half of the time a simple one, else one of some thousand steps; exact in float32. */
export function drawNumber(random: fc.Random, [low, high]: Range, zeros = true): number {
  const simple = SIMPLE.filter((x) => x >= low && x <= high && (zeros || x !== 0));
  if (simple.length > 0 && random.nextInt(0, 1) === 0) return simple[random.nextInt(0, simple.length - 1)]!;
  const step = (high - low) / 2048;
  const x = Math.fround(low + step * random.nextInt(0, 2048));
  const inside = Math.min(Math.max(x, Math.fround(low)), Math.fround(high));
  return inside === 0 && !zeros ? Math.fround(step) : inside;
}

/** Numbers from the range that are simpler than x, the simplest first. */
export function simplerNumbers(x: number, [low, high]: Range): number[] {
  const rounded = [
    Math.trunc(x),
    Math.trunc(2 * x) / 2,
    Math.trunc(8 * x) / 8,
    Math.fround(x / 2),
    Math.trunc(x) - Math.sign(x),
    Math.fround(low),
  ];
  return [...new Set([...SIMPLE, ...rounded])].filter(
    (y) =>
      y >= low && y <= high && complexity(y) < complexity(x) && (Number.isFinite(y) || !Number.isFinite(x)),
  );
}

/** Its place among the simple numbers; after them, fewer binary places, then smaller magnitude. */
function complexity(x: number): number {
  const place = SIMPLE.indexOf(x);
  if (place >= 0) return place;
  let places = 0;
  for (let y = x; places < 40 && !Number.isInteger(y); y *= 2) places++;
  return SIMPLE.length + 1e6 * places + Math.min(Math.abs(x), 9e5) + (x < 0 ? 0.25 : 0);
}
