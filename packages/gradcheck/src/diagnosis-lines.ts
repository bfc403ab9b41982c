import type { Comparison, Element } from './compare.ts';
import { ENOUGH, right, wrong } from './diagnosis-evidence.ts';

/** Only some rows or columns are wrong, the same ones in every case: the first, the last, the fifth, all but the first … */
export function lines(all: readonly Comparison[]): string | undefined {
  const failing = all.filter(({ elements }) => elements.some(wrong));
  const { name, shape } = all[0]!;
  if (shape.length !== 2) return undefined;
  const where = [0, 1].flatMap((axis): string[] => {
    const kind = axis === 1 ? 'column' : all.every((c) => c.shape[1] === 1) ? 'number' : 'row';
    const telling = failing.filter((c) => c.shape[axis]! > 1);
    if (telling.length === 0) return [];
    const linesOf = (of: (element: Element) => boolean): Line[] =>
      telling.flatMap((comparison) =>
        comparison.elements
          .filter(of)
          .map(({ offset }) => ({ line: lineOf(offset, comparison, axis), length: comparison.shape[axis]! })),
      );
    const [bad, good] = [linesOf(wrong), linesOf(right)];
    const place = placesWith(bad[0]!.line, kind).find(
      ({ holds, whole }) => bad.every(holds) && !(whole && good.some(holds)),
    );
    // One case alone may be so by chance unless the other lines are shown to be right.
    const others = place === undefined ? [] : good.filter((line) => !place.holds(line));
    return place !== undefined && others.length >= Math.min(ENOUGH, all.length) ? [place.says] : [];
  });
  if (where.length === 0) return undefined;
  const zeros = failing.every(({ elements }) =>
    elements.filter(wrong).every(({ analytic }) => analytic === 0),
  );
  return `${name} is ${zeros ? '0, and should not be,' : 'wrong'} only in ${where.join(' and ')}`;
}

function lineOf(offset: number, { shape }: Comparison, axis: number): number {
  return axis === 1 ? offset % shape[1]! : Math.floor(offset / shape[1]!);
}

/** A row or a column, and of how many. */
interface Line {
  readonly line: number;
  readonly length: number;
}

interface Place {
  readonly says: string;
  readonly holds: (line: Line) => boolean;
  /** So wide a place is one only where nothing in it is right. */
  readonly whole?: boolean;
}

const placesWith = (index: number, kind: string): readonly Place[] => [
  { says: `the last ${kind}`, holds: ({ line, length }) => line === length - 1 },
  { says: `the first ${kind}`, holds: ({ line }) => line === 0 },
  { says: `${kind} ${index}`, holds: ({ line }) => line === index },
  { says: `all but the first ${kind}`, holds: ({ line }) => line > 0, whole: true },
  { says: `all but the last ${kind}`, holds: ({ line, length }) => line < length - 1, whole: true },
];
