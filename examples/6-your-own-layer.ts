/** 6. Your own layer: write it, break it, read what gradcheck says, mend it. */
import { gradcheck, GradientError, size } from '@chainrule/gradcheck';
import type { Layer } from '@chainrule/layers';
import {
  type DType,
  multiply,
  multiplyRow,
  type Parameter,
  parametersOf,
  sumRows,
  Tensor,
} from '@chainrule/tensor';
import { indent } from './lib/format.ts';
import { main, type Options } from './lib/main.ts';

/** Z = A ⊙ 1·gᵀ: each feature times a number of its own, which is learnt. */
class Scale implements Layer {
  readonly outFeatures = 'same';
  readonly g: Tensor; //    [C, 1]
  readonly dLdg: Tensor; // [C, 1]
  readonly parameters: readonly Parameter[];
  #A: Tensor | undefined;

  constructor(features: number, dtype: DType = 'float32') {
    this.g = Tensor.full([features, 1], 1, dtype);
    this.dLdg = Tensor.zeros([features, 1], dtype);
    this.parameters = parametersOf(this, 'g');
  }

  forward(A: Tensor): Tensor {
    this.#A = A;
    return this.predict(A);
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.#A === undefined) throw new Error('Scale.backward: call forward first');
    sumRows(multiply(dLdZ, this.#A), this.dLdg); // dLdg = (dLdZ ⊙ A)ᵀ·1   [C, 1]
    return multiplyRow(dLdZ, this.g); //            dLdA = dLdZ ⊙ 1·gᵀ     [N, C]
  }

  predict(A: Tensor): Tensor {
    return multiplyRow(A, this.g);
  }

  toString(): string {
    return `Scale(${this.g.size})`;
  }
}

/** Breaks backward: it forgets g. A new layer holds g = 1, so that trying one out would not show the bug. */
function forgetful(scale: Scale): Scale {
  const backward = scale.backward.bind(scale);
  scale.backward = (dLdZ) => {
    backward(dLdZ);
    return dLdZ;
  };
  return scale;
}

/** The law: dLdA and dLdg are the gradients of forward, at any batch size, any width and any values. */
function check(make: (scale: Scale) => Scale, seed: number): string {
  try {
    gradcheck(
      {
        sizes: { N: size(), features: size() },
        layer: ({ features }, dtype) => make(new Scale(features, dtype)),
        input: ({ N, features }) => [N, features],
      },
      { seed },
    );
    return 'every gradient is right';
  } catch (error) {
    if (error instanceof GradientError) return error.message;
    throw error;
  }
}

export function run({ seed = 1, print = console.log }: Options = {}): { broken: string; mended: string } {
  const broken = check(forgetful, seed);
  const mended = check((scale) => scale, seed);
  print('Scale: Z = A ⊙ 1·gᵀ, a layer of your own');
  print(`\nWith a backward that forgets g, gradcheck says:\n\n${indent(broken)}`);
  print(`\nMended, dLdA = dLdZ ⊙ 1·gᵀ, it says:\n\n${indent(mended)}`);
  return { broken, mended };
}

main(import.meta.url, run);
