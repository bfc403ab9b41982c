import { Tensor } from '@chainrule/tensor';
import { formatBar, formatNumber, formatPlain, formatShape, formatValues, list, table } from './format.ts';
import type { GradientEntry, GradientReport, Point } from './report.ts';

/** The message for people. */
export function reportText(report: GradientReport): string {
  return report.verdict === 'fail' ? failureText(report) : resultText(report);
}

/** `Linear(1 → 1): dLdW is not the gradient of forward`, then each wrong gradient. */
export function failureHead({ subject, entries }: Pick<GradientReport, 'subject' | 'entries'>): string {
  const wrong = entries.filter(({ verdict }) => verdict === 'fail');
  const names = list(wrong.map(({ name }) => name));
  return `${subject}: ${names} ${wrong.length === 1 ? 'is not the gradient' : 'are not gradients'} of forward\n\n${wrong.map(wrongText).join('\n\n')}`;
}

function wrongText({ name, shape, worst, checked, wrong, diagnosis }: GradientEntry): string {
  const { index, analytic, numeric, bar } = worst;
  const place = shape.length === 0 ? name : `${name}${formatShape(index)}`;
  const lines = [
    `  ${place} is ${sameDigits(analytic, numeric, bar)}, finite differences give ${formatNumber(numeric, bar)} ± ${formatBar(bar)}`,
  ];
  if (checked > 1)
    lines.push(`    wrong     ${wrong === checked ? `all ${wrong}` : `${wrong} of ${checked}`} numbers`);
  if (diagnosis !== undefined) lines.push(`    hint      ${diagnosis}`);
  return lines.join('\n');
}

/** Enough digits of a to see where it leaves the numeric value. */
function sameDigits(analytic: number, numeric: number, bar: number): string {
  const apart = Math.abs(analytic - numeric);
  return formatNumber(
    analytic,
    apart > 0 && Number.isFinite(apart) ? Math.min(apart / 100, Math.max(bar, apart / 1e6)) : 0,
  );
}

/** `A      [2, 1]   [[0], [-1.5]]`, one line for each tensor. */
export function pointText(point: Point): string {
  const rows = [...point].map(([name, X]) => [
    name.padEnd(4),
    X instanceof Tensor ? formatShape(X.shape) : '',
    X instanceof Tensor ? formatValues(X) : formatPlain(X),
  ]);
  return table(rows, '    ');
}

/** The names of the gradients that are right. */
export function rightText(entries: readonly GradientEntry[]): string {
  const names = entries.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name);
  return names.length === 0 ? 'none' : names.join(', ');
}

function failureText(report: GradientReport): string {
  return `${failureHead(report)}\n\n  at\n${pointText(report.point)}\n\n  right: ${rightText(report.entries)}`;
}

function resultText({ subject, verdict, entries, power, diagnosis }: GradientReport): string {
  const head =
    verdict === 'pass'
      ? `${subject}: ${list(entries.map(({ name }) => name))} ${entries.length === 1 ? 'is the gradient' : 'are the gradients'} of forward`
      : `${subject}: INCONCLUSIVE, ${diagnosis ?? 'some bars are too wide to tell'}`;
  const rows = entries.map((entry) => [entry.name, entry.verdict, ...lineOf(entry)]);
  return `${head}\n\n${table(rows, '  ')}\n\n  numeric; ${powerText(power)}`;
}

function powerText(power: number): string {
  return power === Infinity
    ? 'a gradient without a number to tell from 0 was not exercised'
    : `a relative error of ${formatBar(power)} would have been caught in each`;
}

function lineOf({ checked, shape, worst, power, kinks, inconclusive }: GradientEntry): string[] {
  const size = shape.reduce((product, length) => product * length, 1);
  const { index, analytic, numeric, bar } = worst;
  return [
    `${checked} of ${size} checked`,
    `worst ${formatBar(Math.abs(analytic - numeric))} off, bar ${formatBar(bar)}, at ${formatShape(index)}`,
    [
      power === Infinity ? 'never exercised' : `power ${formatBar(power)}`,
      ...(kinks > 0 ? [`${kinks} at or across a kink`] : []),
      ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ].join(', '),
  ];
}
