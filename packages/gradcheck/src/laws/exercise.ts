import { list, table } from '../format.ts';
import { GradientError } from '../gradient-error.ts';
import type { Compared } from './bench.ts';
import { plainReport } from './explain.ts';
import { reportOf } from './gradients.ts';

/** Which gradients some case could have shown to be wrong. */
export class Exercise {
  readonly #told = new Map<string, boolean>();
  readonly #nonzero = new Set<string>();
  #last: Compared | undefined;

  add(compared: Compared): void {
    this.#last = compared;
    for (const { name, elements } of compared.comparisons) {
      const told = elements.some(
        ({ verdict, kink, numeric, bar }) => verdict === 'pass' && !kink && Math.abs(numeric) > 128 * bar,
      );
      this.#told.set(name, (this.#told.get(name) ?? false) || told);
      if (elements.some(({ numeric, bar }) => !(Math.abs(numeric) <= bar && bar < Infinity)))
        this.#nonzero.add(name);
    }
  }

  /** A check that could not have failed is no check. */
  demand(cases: number, seed: number): void {
    const untold = [...this.#told].flatMap(([name, told]) => (told ? [] : [name]));
    if (untold.length === 0 || this.#last === undefined) return;
    const report = reportOf(this.#last, []);
    const reason = (name: string): string =>
      report.diagnosis ??
      (this.#nonzero.has(name) ? 'the bars are too wide to tell, or it is at a kink,' : 'it is 0');
    const rows = untold.map((name) => [
      name,
      `${reason(name)} in ${cases === 1 ? 'the only case' : `all ${cases} cases`}`,
    ]);
    const head = `${report.subject}: INCONCLUSIVE, no case could tell whether ${list(untold)} ${untold.length === 1 ? 'is' : 'are'} right`;
    const message = `${head}\n\n${table(rows, '  ')}`;
    const diagnosis = rows.map(([name, why]) => `${name!}: ${why!}`).join('. ');
    throw new GradientError(message, {
      law: 'gradients',
      report: plainReport(report.subject, 'inconclusive', diagnosis, message, report.point),
      counterexample: undefined,
      seed,
      path: '',
    });
  }
}
