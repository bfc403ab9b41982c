/** 7. Any code: a backward over nested arrays that knows nothing of this library, checked with `adapt`. */
import { adapt, gradcheck, GradientError, size } from '@chainrule/gradcheck';
import { indent } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';

type Matrix = number[][];

/** Attention pooling, as one finds it in a notebook: z = Σₜ softmax(A·w)ₜ·Aₜ, one vector from T of them. */
class Pooling {
  readonly w: number[];
  readonly dw: number[];
  A: Matrix = [];
  p: number[] = [];

  constructor(features: number) {
    this.w = new Array<number>(features).fill(0);
    this.dw = new Array<number>(features).fill(0);
  }

  forward(A: Matrix): Matrix {
    const scores = A.map((row) => row.reduce((sum, a, j) => sum + a * this.w[j]!, 0));
    const most = Math.max(...scores);
    const total = scores.reduce((sum, s) => sum + Math.exp(s - most), 0);
    this.A = A;
    this.p = scores.map((s) => Math.exp(s - most) / total);
    return [this.w.map((_, j) => A.reduce((sum, row, t) => sum + this.p[t]! * row[j]!, 0))];
  }

  backward([g]: Matrix, forgetful: boolean): Matrix {
    const dp = this.A.map((row) => row.reduce((sum, a, j) => sum + a * g![j]!, 0)); //     dL/dpₜ = Aₜ·g
    const mean = dp.reduce((sum, d, t) => sum + d * this.p[t]!, 0);
    const ds = dp.map((d, t) => this.p[t]! * (d - (forgetful ? 0 : mean))); //             softmax, backwards
    this.dw.forEach((_, j) => (this.dw[j] = this.A.reduce((sum, row, t) => sum + ds[t]! * row[j]!, 0)));
    return this.A.map((row, t) => row.map((_, j) => this.p[t]! * g![j]! + ds[t]! * this.w[j]!));
  }
}

/** Ten lines make it a layer that can be checked. */
function check(forgetful: boolean, seed: number): string {
  const spec = {
    sizes: { T: size(), features: size() },
    layer: ({ features }: { features: number }, dtype: 'float32' | 'float64') => {
      const pooling = new Pooling(features);
      return adapt({
        name: 'Pooling',
        forward: (A: Matrix) => pooling.forward(A),
        backward: (dLdZ: Matrix) => pooling.backward(dLdZ, forgetful),
        parameters: [{ name: 'w', value: pooling.w, gradient: pooling.dw }],
        dtype,
      });
    },
    input: ({ T, features }: { T: number; features: number }) => [T, features],
  };
  try {
    gradcheck(spec, { seed, laws: ['gradients', 'linear in dLdZ', 'no memory of an earlier batch'] });
    return 'every gradient is right';
  } catch (error) {
    if (error instanceof GradientError) return error.message;
    throw error;
  }
}

export function run({ seed = 1, print = console.log }: Options = {}): { broken: string; mended: string } {
  const broken = check(true, seed);
  const mended = check(false, seed);
  print('Pooling: z = Σₜ softmax(A·w)ₜ·Aₜ, over plain nested arrays');
  print(`\nWith a softmax that forgets its sum, gradcheck says:\n\n${indent(broken)}`);
  print(`\nMended, it says:\n\n${indent(mended)}`);
  return { broken, mended };
}

main(import.meta.url, run);
