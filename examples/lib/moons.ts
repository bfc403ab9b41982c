import { elementary, type Rng, Tensor } from '@chainrule/tensor';

const { cosPi, exp, sinPi } = elementary;

/** A point of moon y, 0 ≤ t ≤ 1 from tip to tip: half a unit circle, or the same upside down, set into the first. */
function moon(y: number, t: number): readonly [number, number] {
  return y === 0 ? [cosPi(t), sinPi(t)] : [1 - cosPi(t), 0.5 - sinPi(t)];
}

/** N points, every other one of moon 1, each off its moon by normal noise: X [N, 2], Y [N, 1]. */
export function twoMoons(N: number, noise: number, rng: Rng): { readonly X: Tensor; readonly Y: Tensor } {
  const X = Tensor.zeros([N, 2]);
  const Y = Tensor.zeros([N, 1]);
  for (let n = 0; n < N; n++) {
    const y = n % 2;
    const [x1, x2] = moon(y, rng.uniform());
    X.data.set([rng.normal(x1, noise), rng.normal(x2, noise)], 2 * n);
    Y.data[n] = y;
  }
  return { X, Y };
}

/**
 * p(y = 1 | x) by the very formula that makes the points, where no classifier can know more: Bayes' rule with
 * p(x | y) ∝ ∫ exp(−|x − moon(y, t)|²/(2·noise²)) dt.
 */
export function bayes(x1: number, x2: number, noise: number): number {
  const [of0, of1] = [0, 1].map((y) => {
    let density = 0;
    for (let i = 0; i < 100; i++) {
      const [m1, m2] = moon(y, (i + 0.5) / 100);
      density += exp(-((x1 - m1) * (x1 - m1) + (x2 - m2) * (x2 - m2)) / (2 * noise * noise));
    }
    return density;
  }) as [number, number];
  return of1 / (of0 + of1);
}
