import type { Comparison, Element } from './compare.ts';
import { ENOUGH, right, wrong } from './diagnosis-evidence.ts';

/** So many failing cases have two lines and more; of one case alone, so many numbers on either side show a line. */
const CASES = 2;

/** By chance a number may be right where the others are wrong: one in so many. */
const RARE = 16;

/** Only some rows or columns are wrong, the same ones in every case: the first, the last, the fifth, all but the first … */
export function lines(all: readonly Comparison[]): string | undefined {
  const failing = all.filter(({ elements }) => elements.some(wrong));
  const { name, shape } = all[0]!;
  if (shape.length !== 2) return undefined;
  const places = [0, 1].flatMap((axis): readonly Placed[] => {
    const kind = axis === 1 ? 'column' : all.every((c) => c.shape[1] === 1) ? 'number' : 'row';
    const telling = failing.filter((c) => c.shape[axis]! > 1);
    if (telling.length < Math.min(CASES, all.length)) return [];
    const [first] = linesOf(telling[0]!, axis, wrong);
    const bad = failing.flatMap((comparison) => linesOf(comparison, axis, wrong));
    const place = placesWith(first!.line, kind).find(({ holds }) => bad.every(holds));
    if (place === undefined) return [];
    const outside = telling
      .flatMap((comparison) => linesOf(comparison, axis, right))
      .filter((line) => !place.holds(line));
    const alone = all.length === 1 && bad.length < ENOUGH;
    return outside.length < ENOUGH || alone ? [] : [{ ...place, axis }];
  });
  if (places.length === 0 || RARE * count(all, right, places) > count(all, wrong, places)) return undefined;
  const zeros = failing.every(({ elements }) =>
    elements.filter(wrong).every(({ analytic }) => analytic === 0),
  );
  const [most, few] = [true, false].map((wide) =>
    places.filter(({ says }) => says.startsWith('all but') === wide).map(({ says }) => says),
  ) as [string[], string[]];
  const where = `${few.length > 0 ? 'only ' : ''}in ${[...few, ...most].join(' and ')}`;
  return `${name} is ${zeros ? '0, and should not be,' : 'wrong'} ${where}`;
}

/** How many numbers there are where all places meet. In a line of one number there may be nothing to do wrong. */
function count(
  all: readonly Comparison[],
  of: (element: Element) => boolean,
  places: readonly Placed[],
): number {
  return all
    .filter(({ shape }) => places.every(({ axis }) => shape[axis]! > 1))
    .flatMap((comparison) =>
      comparison.elements.filter(
        (element) =>
          of(element) && places.every(({ axis, holds }) => holds(lineOf(element, comparison, axis))),
      ),
    ).length;
}

function linesOf(comparison: Comparison, axis: number, of: (element: Element) => boolean): Line[] {
  return comparison.elements.filter(of).map((element) => lineOf(element, comparison, axis));
}

function lineOf({ offset }: Element, { shape }: Comparison, axis: number): Line {
  return {
    line: axis === 1 ? offset % shape[1]! : Math.floor(offset / shape[1]!),
    length: shape[axis]!,
  };
}

/** A row or a column, and of how many. */
interface Line {
  readonly line: number;
  readonly length: number;
}

interface Place {
  readonly says: string;
  readonly holds: (line: Line) => boolean;
}

/** A place in rows (axis 0) or in columns (axis 1). */
interface Placed extends Place {
  readonly axis: number;
}

const placesWith = (index: number, kind: string): readonly Place[] => [
  { says: `the last ${kind}`, holds: ({ line, length }) => line === length - 1 },
  { says: `the first ${kind}`, holds: ({ line }) => line === 0 },
  { says: `${kind} ${index}`, holds: ({ line }) => line === index },
  { says: `all but the first ${kind}`, holds: ({ line }) => line > 0 },
  { says: `all but the last ${kind}`, holds: ({ line, length }) => line < length - 1 },
];
