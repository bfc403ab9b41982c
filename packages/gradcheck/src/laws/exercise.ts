import { sharp } from '../diagnosis-evidence.ts';
import type { Unsteady } from '../compare.ts';
import { list, table } from '../format.ts';
import { GradientError } from '../gradient-error.ts';
import { copyOf, deviation, withTensors } from './bench.ts';
import type { Bench, Compared } from './bench.ts';
import { plainReport } from './explain.ts';
import { reportOf } from './gradients.ts';
import { rounding } from './rounding.ts';

/** So many cases are kept, to ask forward what it depends on. */
const KEPT = 8;
/** What is moved far may round so many times as much. */
const FAR = 64;

/** What was seen of one gradient. */
interface Seen {
  /** The tensor that it is the gradient of: `0.b`. */
  readonly of: string;
  /** Some number of it could have been shown to be wrong. */
  told: boolean;
  /** Some number of it is not known to be 0. */
  nonzero: boolean;
  /** Forward went in stairs beside some number, */
  stairs: boolean;
  /** or every number had no finite difference, for forward gave none. */
  nowhere: boolean;
}

/** Which gradients some case could have shown to be wrong. */
export class Exercise {
  readonly #seen = new Map<string, Seen>();
  readonly #benches: Bench[] = [];
  readonly #zeroGradients: readonly string[];
  #last: Compared | undefined;

  /** `zeroGradients` are the tensors whose gradient is 0 everywhere by design. */
  constructor(zeroGradients: readonly string[] = []) {
    this.#zeroGradients = zeroGradients;
  }

  add(compared: Compared, bench: Bench): void {
    this.#last = compared;
    if (this.#benches.length < KEPT) this.#benches.push(bench);
    for (const { name, of, elements } of compared.comparisons) {
      const seen = this.#seen.get(name) ?? { of, told: false, nonzero: false, stairs: false, nowhere: true };
      this.#seen.set(name, seen);
      for (const element of elements) {
        const { verdict, numeric, bar, stairs } = element;
        seen.told ||= verdict === 'pass' && sharp(element) && Math.abs(numeric) > 128 * bar;
        seen.nonzero ||= !(Math.abs(numeric) <= bar && bar < Infinity);
        seen.stairs ||= stairs === true;
        seen.nowhere &&= Number.isNaN(numeric);
      }
    }
  }

  /** Whether forward gives other numbers each time. */
  get draws(): boolean {
    return this.#unsteady()?.draws ?? false;
  }

  #unsteady(): Unsteady | undefined {
    return this.#last?.comparisons.find(({ unsteady }) => unsteady !== undefined)?.unsteady;
  }

  /** A check that could not have failed is no check: what it says then, if it is one of those. */
  verdict(cases: number, seed: number): GradientError | undefined {
    if (this.#last === undefined) return undefined;
    const often = cases === 1 ? 'in the only case' : `in all ${cases} cases`;
    const names = [...this.#seen.values()].map(({ of }) => of);
    const unknown = this.#zeroGradients.find((name) => !names.includes(name));
    if (unknown !== undefined)
      throw new TypeError(`gradcheck: zeroGradients names ${unknown}, expected one of ${list(names)}`);
    const untold: [name: string, why: string][] = [];
    for (const [name, seen] of this.#seen) {
      if (this.#zeroGradients.includes(seen.of)) {
        if (seen.told) untold.push([name, 'it is not 0 in some cases, though `zeroGradients` says so']);
      } else if (!seen.told) untold.push([name, this.#reason(seen, often)]);
    }
    if (untold.length === 0) return undefined;
    const { subject, point } = reportOf(this.#last, []);
    const which = list(untold.map(([name]) => name));
    const head = `${subject}: INCONCLUSIVE, no case could tell whether ${which} ${untold.length === 1 ? 'is' : 'are'} right`;
    const message = `${head}\n\n${table(untold, '  ')}`;
    const diagnosis = untold.map(([name, why]) => `${name}: ${why}`).join('. ');
    return new GradientError(message, {
      law: 'gradients',
      report: plainReport(subject, 'inconclusive', diagnosis, message, point),
      counterexample: undefined,
      seed,
      path: '',
    });
  }

  #reason({ of, nonzero, stairs, nowhere }: Seen, often: string): string {
    // No function, or nothing that exact mode could compare.
    const { diagnosis } = reportOf(this.#last!, []);
    if (diagnosis !== undefined) return `${diagnosis}, ${often}`;
    if (nowhere) return `forward gives what is not a finite number ${often}`;
    if (stairs)
      return `forward stands still around ${of} and goes in stairs further away: if they are meant, it must be 0; if they are rounding inside forward, its input is lost`;
    if (nonzero) return `the bars are too wide to tell, or it is at a kink, ${often}`;
    return this.#benches.some((bench) => dependsOn(bench, of))
      ? `it is 0 ${often}, though forward changes with ${of} further away; \`ranges\` can bring cases there`
      : `it is 0 ${often}, as it must be if forward does not depend on ${of}, which moved by 1 and more changes nothing; if that is meant, say \`zeroGradients: ['${of}']\``;
  }
}

/** Whether forward changes, by more than rounding, when one tensor is given other numbers. */
function dependsOn(bench: Bench, name: string): boolean {
  try {
    const station = bench.build('float64');
    const [other] = bench.others('float64');
    const X = other?.tensors.get(name);
    if (X === undefined) return true;
    const tolerance = rounding(station);
    for (const [result, slack] of tolerance)
      tolerance.set(
        result,
        slack.map((s) => FAR * s),
      );
    const [own, moved] = [copyOf(station.inputs), copyOf(withTensors(station.inputs, [name, X]))];
    station.load(own);
    const here = station.forward(own);
    station.load(moved);
    return deviation(station.forward(moved), here, tolerance) !== undefined;
  } catch {
    // What throws elsewhere depends on it.
    return true;
  }
}
