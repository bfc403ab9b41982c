import { neighbour } from '../elementary/round.ts';
import { singles, Source, subjects } from '../elementary/samples.ts';

const source = new Source(1);
const drawn = [...subjects, ...singles].flatMap(({ draw }) =>
  Array.from({ length: 2000 }, () => draw(source)[0]!),
);

/** Where log and log1p take another power of two: √½, rounded down to its upper 32 bits. */
const ROOT_HALF = 0x16a09e / 2 ** 21;

/** The constants by which the functions branch, each with its 50 neighbours on either side. */
const boundaries = [
  0.65625, // of erfc: a polynomial below, e^(−x²) times one above
  ROOT_HALF,
  ROOT_HALF * 2 ** 40,
  2 * ROOT_HALF * 2 ** 1023, // above it, the power that log1p divides by is no float64
  1 - ROOT_HALF, // log1p(−x), as binaryCrossEntropy has it
  2 * ROOT_HALF - 1,
].flatMap((x) => Array.from({ length: 101 }, (_, i) => neighbour(x, i - 50)));

/** Where the elementary functions' own tests look, and the boundaries; √2 leads to that of erfc in GELU. An even number: two are computed at once. */
export const samples: Float64Array = Float64Array.from(
  [...drawn, ...boundaries, Number.MAX_VALUE, Infinity, 0, NaN].flatMap((x) => [x, -x, x * Math.SQRT2]),
);

/** Those from 0 to 1. */
export const unitSamples: Float64Array = samples.filter((x) => x >= 0 && x <= 1);
