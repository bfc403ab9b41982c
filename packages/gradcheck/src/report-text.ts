import { Tensor } from '@chainrule/tensor';
import { formatBar, formatNumber, formatPlain, formatShape, formatValues, list, table } from './format.ts';
import type { GradientEntry, GradientReport, Point } from './report.ts';

/** The message for people. */
export function reportText(report: GradientReport): string {
  return report.verdict === 'fail' ? failureText(report) : resultText(report);
}

/** `Linear(1 → 1): dLdW is not the gradient of forward`, then each wrong gradient. */
export function failureHead({ subject, entries, links, mode }: GradientReport): string {
  const wrong = entries.filter(({ verdict }) => verdict === 'fail');
  const names = list(wrong.map(({ name }) => name));
  return `${subject}: ${names} ${wrong.length === 1 ? 'is not the gradient' : 'are not gradients'} of forward\n\n${wrong.map((entry) => wrongText(entry, mode)).join('\n\n')}${linksText(links)}`;
}

function wrongText(
  { name, shape, worst, checked, wrong, diagnosis }: GradientEntry,
  mode: GradientReport['mode'],
): string {
  const { index, analytic, numeric, bar } = worst;
  const place = shape.length === 0 ? name : `${name}${formatShape(index)}`;
  const lines = [`  ${place} is ${sameDigits(analytic, numeric, bar)}, ${givenText(worst, mode)}`];
  if (checked > 1)
    lines.push(`    wrong     ${wrong === checked ? `all ${wrong}` : `${wrong} of ${checked}`} numbers`);
  if (diagnosis !== undefined) lines.push(`    hint      ${diagnosis}`);
  return lines.join('\n');
}

/** What differences give: a number and how well it is known; at a kink all that lies between two slopes. */
function givenText({ numeric, bar, kink }: GradientEntry['worst'], mode: GradientReport['mode']): string {
  const give = mode === 'exact' ? 'exact differences give' : 'finite differences give';
  if (kink) {
    const known = bar / 1e6;
    const slopes = [numeric - bar, numeric + bar].map((s) =>
      formatNumber(Math.abs(s) < known ? 0 : s, known),
    );
    return `${give} anything between the one-sided slopes ${slopes.join(' and ')}`;
  }
  // What exact differences leave open is rounding inside backward.
  return `${give} ${mode === 'exact' ? formatNumber(numeric) : `${formatNumber(numeric, bar)} ± ${formatBar(bar)}`}`;
}

/** One sentence a line. */
function linksText(links: string | undefined): string {
  return links === undefined ? '' : `\n\n    hint      ${links.split('. ').join('\n              ')}`;
}

/** More gradients than these are counted, not listed. */
const LISTED = 6;
/** A name longer than this is cut. */
const LONG = 72;

function namesText(entries: readonly GradientEntry[]): string {
  const names = entries.map(({ name }) => name);
  if (names.length === 1) return `${names[0]!} is the gradient`;
  return names.length > LISTED
    ? `all ${names.length} gradients, ${names[0]!} to ${names[names.length - 1]!}, are those`
    : `${list(names)} are the gradients`;
}

function shortened(subject: string): string {
  return subject.length > LONG ? `${subject.slice(0, LONG - 1)}…` : subject;
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

function resultText(report: GradientReport): string {
  const { subject, verdict, entries, diagnosis } = report;
  const head =
    verdict === 'pass'
      ? `${shortened(subject)}: ${namesText(entries)} of forward`
      : `${subject}: INCONCLUSIVE, ${diagnosis ?? 'some bars are too wide to tell'}`;
  const rows = entries.map((entry) => [entry.name, entry.verdict, ...lineOf(entry)]);
  return `${head}\n\n${table(rows, '  ')}\n\n  ${modeText(report)}`;
}

const SINGLE = '; with float64 throughout, errors a million times smaller show';

function modeText({ mode, refusal, entries, power, point }: GradientReport): string {
  const checked = entries.reduce((sum, entry) => sum + entry.checked, 0);
  if (mode === 'numeric') {
    const single = [...point.values()].some((X) => X instanceof Tensor && X.dtype === 'float32');
    return `numeric${refusal === undefined ? '' : ` (${refusal})`}; ${powerText(power)}${single ? SINGLE : ''}`;
  }
  if (refusal !== undefined) return 'exact, and nothing else was asked for';
  const kinks = entries.reduce((sum, entry) => sum + entry.kinks, 0);
  return kinks === 0
    ? `exact: ${checked} numbers equal, bar 0`
    : `exact: ${checked - kinks} numbers equal, bar 0; ${kinks} at a kink, between the slopes on its sides`;
}

function powerText(power: number): string {
  return power === Infinity
    ? 'a gradient without a number to tell from 0 was not exercised'
    : `a relative error of ${formatBar(power)} would have been caught in each`;
}

function lineOf({ checked, directions, shape, worst, power, kinks, inconclusive }: GradientEntry): string[] {
  const size = shape.reduce((product, length) => product * length, 1);
  const { index, analytic, numeric, bar } = worst;
  return [
    `${checked} of ${size} checked${directions > 0 ? `, all in ${directions} random directions` : ''}`,
    `worst ${formatBar(Math.abs(analytic - numeric))} off, bar ${formatBar(bar)}, at ${formatShape(index)}`,
    [
      power === Infinity ? 'never exercised' : `power ${formatBar(power)}`,
      ...(kinks > 0 ? [`${kinks} at or across a kink`] : []),
      ...(inconclusive > 0 ? [`${inconclusive} inconclusive`] : []),
    ].join(', '),
  ];
}
