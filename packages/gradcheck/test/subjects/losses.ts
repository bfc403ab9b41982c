import { dot, elementary, Tensor } from '@chainrule/tensor';
import type { Floats } from '@chainrule/tensor';
import type { DifferentiableLoss } from '../../src/index.ts';

const { exp, log } = elementary;

/** L = Σ (Z − Y)²/size, dLdZ = 2·(Z − Y)/size, times `factor` for those that want it wrong. */
export class SquaredError implements DifferentiableLoss {
  readonly factor: number;
  #E: Tensor | undefined;

  constructor(factor = 1) {
    this.factor = factor;
  }

  forward(Z: Tensor, Y: Tensor): number {
    this.#E = new Tensor(
      Z.data.map((z, i) => z - Y.data[i]!),
      Z.shape,
    );
    return dot(this.#E, this.#E) / Z.size;
  }

  backward(): Tensor {
    if (this.#E === undefined) throw new Error('SquaredError.backward: call forward first');
    const { size, shape, data } = this.#E;
    return new Tensor(
      data.map((e) => (this.factor * 2 * e) / size),
      shape,
    );
  }
}

/** L = Σₙ (log Σ exp Zₙ − Zₙ[yₙ])/N, dLdZ = (softmax(Z) − one-hot(y))/N. */
export class CrossEntropy implements DifferentiableLoss<readonly number[]> {
  #P: Tensor | undefined;
  #y: readonly number[] = [];

  forward(Z: Tensor, y: readonly number[]): number {
    const [N, C] = Z.shape as [number, number];
    const P = Z.clone();
    let L = 0;
    for (let n = 0; n < N; n++) {
      const row = P.data.subarray(n * C, n * C + C);
      const z = row[y[n]!]!;
      L += (toSoftmax(row) - z) / N;
    }
    this.#P = P;
    this.#y = y;
    return L;
  }

  backward(): Tensor {
    if (this.#P === undefined) throw new Error('CrossEntropy.backward: call forward first');
    const [N, C] = this.#P.shape as [number, number];
    return new Tensor(
      this.#P.data.map((p, i) => (p - (this.#y[Math.floor(i / C)] === i % C ? 1 : 0)) / N),
      [N, C],
    );
  }
}

/** Cross-entropy whose backward forgets the mean. */
export class CrossEntropyTimesN extends CrossEntropy {
  override backward(): Tensor {
    const dLdZ = super.backward();
    return new Tensor(
      dLdZ.data.map((d) => d * dLdZ.shape[0]!),
      dLdZ.shape,
    );
  }
}

type WeightOf = (y: number) => number;

/**
 * L = Σₙ w(yₙ)·(log Σ exp Zₙ − Zₙ[yₙ])/Σₙ w(yₙ), dLdZₙ = w(yₙ)·(softmax(Zₙ) − one-hot(yₙ))/Σₙ w(yₙ), where a weight
 * of 0 ignores a sample. Backward may be given other weights, and other classes.
 */
export class WeightedCrossEntropy implements DifferentiableLoss<readonly number[]> {
  readonly #weights: { readonly forward: WeightOf; readonly backward: WeightOf };
  readonly #classes: (Y: readonly number[]) => readonly number[];
  #P: Tensor | undefined;
  #Y: readonly number[] = [];

  constructor(
    forward: WeightOf,
    backward: WeightOf = forward,
    classes: (Y: readonly number[]) => readonly number[] = (Y) => Y,
  ) {
    this.#weights = { forward, backward };
    this.#classes = classes;
  }

  forward(Z: Tensor, Y: readonly number[]): number {
    const C = Z.shape[1]!;
    const P = Z.clone();
    const w = shares(Y, this.#weights.forward);
    let L = 0;
    Y.forEach((y, n) => {
      const row = P.data.subarray(n * C, n * C + C);
      const z = row[y]!;
      const total = toSoftmax(row);
      if (w[n] !== 0) L += w[n]! * (total - z);
    });
    this.#P = P;
    this.#Y = Y;
    return L;
  }

  backward(): Tensor {
    if (this.#P === undefined) throw new Error('WeightedCrossEntropy.backward: call forward first');
    const [N, C] = this.#P.shape as [number, number];
    const w = shares(this.#Y, this.#weights.backward);
    const y = this.#classes(this.#Y);
    const dLdZ = this.#P.data.map((p, i) => {
      const n = Math.floor(i / C);
      return w[n]! * (p - (y[n] === i % C ? 1 : 0));
    });
    return new Tensor(dLdZ, [N, C]);
  }
}

/** w(yₙ)/Σₙ w(yₙ), or 0 where all are. */
function shares(Y: readonly number[], weight: WeightOf): number[] {
  const total = Y.reduce((sum, y) => sum + weight(y), 0);
  return Y.map((y) => (total === 0 ? 0 : weight(y) / total));
}

/** Makes a row its softmax, and returns its log Σ exp. */
function toSoftmax(row: Floats): number {
  const most = Math.max(...row);
  let total = 0;
  for (const z of row) total += exp(z - most);
  row.forEach((z, c) => (row[c] = exp(z - most) / total));
  return most + log(total);
}
