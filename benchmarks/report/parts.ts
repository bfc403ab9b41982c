import { OURS, SUPPLIERS } from '../lib/contenders.ts';
import { PARTS } from '../lib/parts.ts';
import { ratios, type Results } from '../lib/results.ts';
import { geometricMean } from '../lib/stats.ts';
import { digits, table } from './format.ts';

/** A row for each part that was measured, a column for each contender. */
export function partsTable({ parts }: Results): string {
  const measured = Object.values(PARTS)
    .flat()
    .filter((name) => parts[name]);
  const others = SUPPLIERS.filter(({ id }) => id !== OURS && measured.some((name) => parts[name]![id]));
  const rows = measured.map((name) => {
    const ours = parts[name]![OURS]!;
    const cells = others.map(({ id }) => {
      const theirs = parts[name]![id];
      return theirs === undefined ? '–' : digits(geometricMean(ratios(theirs, ours)));
    });
    return [name, ...cells, `${digits(Math.min(...ours))} µs`];
  });
  const head = 'time of a forward and a backward, or of a step, ÷ chainrule’s';
  return table([[head, ...others.map(({ label }) => label), '**chainrule**, best round'], ...rows]);
}
