import { Rng } from '@chainrule/tensor';
import type { Subject } from '../subject.ts';

/** η: how far rounding alone may move each output, and each number of each gradient. */
export interface Noise {
  readonly outputs: Float64Array;
  readonly gradients: readonly Float64Array[];
}

const PROBES = 4;
/** From the largest of a few observed deviations to one that is never seen. */
const SAFETY = 4;

/**
 * η = 4·max |f(x·(1 ± 2ε)) − f(x)|: rounding errors measured, not supposed.
 *
 * All variables are moved by a few units in the last place. What moves in the outputs is their own rounding and
 * what a rounding of inside results can do, which |f| alone does not show: 10⁴ − 10⁴ + 1 is as noisy as 10⁴.
 * It is done at x and a small step beside it, for at x itself zeros may hide what is large nearby.
 */
export function measureNoise(subject: Subject): Noise {
  const rng = new Rng(0);
  const saved = subject.variables.map(({ data }) => data.slice());
  const outputs = new Float64Array(subject.weights.length);
  const gradients = subject.variables.map(({ data }) => new Float64Array(data.length));
  for (const step of [0, 1 / 1024]) {
    const base = saved.map((X, v) =>
      X.map((x) =>
        inside(x + step * (rng.uniform(-1, 1) * Math.max(1, Math.abs(x))), subject.variables[v]!.range),
      ),
    );
    write(subject, base, () => 0);
    const at = subject.gradients(NaN);
    for (let probe = 0; probe < PROBES; probe++) {
      write(subject, base, () => (rng.integer(5) - 2) * subject.epsilon);
      const beside = subject.gradients(NaN);
      grow(outputs, at.outputs, beside.outputs);
      gradients.forEach((most, v) => {
        grow(most, at.gradients[v]!, beside.gradients[v]!);
      });
    }
  }
  saved.forEach((X, v) => {
    subject.variables[v]!.data.set(X);
  });
  return { outputs, gradients };
}

function write(subject: Subject, base: readonly ArrayLike<number>[], relative: () => number): void {
  subject.variables.forEach(({ data, range }, v) => {
    for (let i = 0; i < data.length; i++) {
      const x = base[v]![i]!;
      data[i] = inside(x + x * relative(), range);
    }
  });
}

function inside(x: number, range: readonly [number, number] | undefined): number {
  return range === undefined ? x : Math.min(Math.max(x, range[0]), range[1]);
}

function grow(most: Float64Array, at: Float64Array, beside: Float64Array): void {
  for (let i = 0; i < most.length; i++) {
    const moved = SAFETY * Math.abs(at[i]! - beside[i]!);
    if (moved > most[i]!) most[i] = moved;
  }
}
