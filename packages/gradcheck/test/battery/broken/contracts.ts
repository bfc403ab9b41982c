import { matmul, Rng, Tensor } from '@chainrule/tensor';
import type { DType, Parameter } from '@chainrule/tensor';
import { adapt, size } from '../../../src/index.ts';
import type { Differentiable } from '../../../src/index.ts';
import { Chain } from '../../../src/zoo/chain.ts';
import { activations, Linear } from '../../subjects/layers.ts';
import { FormulaLayer } from '../formulas.ts';
import { broken } from './case.ts';
import type { Broken } from './case.ts';
import { affine } from './linear.ts';

/** Z = g ⊙ A, over typed arrays; each bug replaces a method. */
class Gain implements Differentiable {
  g: Tensor;
  dLdg: Tensor;
  saved: Tensor | undefined;

  constructor(features: number, dtype: DType) {
    this.g = Tensor.zeros([features], dtype);
    this.dLdg = Tensor.zeros([features], dtype);
  }

  get parameters(): readonly Parameter[] {
    return [{ name: 'g', value: this.g, gradient: this.dLdg }];
  }

  forward(A: Tensor): Tensor {
    this.saved = A.clone();
    return this.scaled(A);
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.saved === undefined) throw new Error('Gain.backward: call forward first');
    const { data } = this.dLdg;
    data.fill(0);
    dLdZ.data.forEach((d, i) => (data[i % data.length]! += d * this.saved!.data[i]!));
    return this.scaled(dLdZ);
  }

  scaled(X: Tensor): Tensor {
    return new Tensor(
      X.data.map((x, i) => x * this.g.data[i % this.g.size]!),
      X.shape,
    );
  }

  toString(): string {
    return 'Gain';
  }
}

/** A Gain that a bug has changed. */
const gain = (
  name: string,
  law: Broken['law'],
  says: RegExp,
  spoil: (layer: Gain) => void,
  more: Parameters<typeof broken>[3] = {},
): Broken =>
  broken(
    name,
    says,
    ({ inFeatures = 1 }, dtype) => {
      const layer = new Gain(inFeatures, dtype);
      spoil(layer);
      return layer;
    },
    { law, ...more },
  );

/** What backward did, and something after it. */
const after = (layer: Gain, more: (dLdZ: Tensor, dLdA: Tensor) => Tensor | undefined): void => {
  const backward = layer.backward.bind(layer);
  layer.backward = (dLdZ) => {
    const dLdA = backward(dLdZ);
    return more(dLdZ, dLdA) ?? dLdA;
  };
};

const map = (X: Tensor, f: (x: number, i: number) => number): Tensor => new Tensor(X.data.map(f), X.shape);
const anywhere = { point: undefined };

/** Memory, order, what belongs to others: what a layer promises besides its derivatives. */
export const brokenContracts: readonly Broken[] = [
  gain('`dg += …`', 'gradients', /backward adds to the dLdg that was there before/, (layer) => {
    layer.backward = (dLdZ) => {
      if (layer.saved === undefined) throw new Error('Gain.backward: call forward first');
      const { data } = layer.dLdg;
      dLdZ.data.forEach((d, i) => (data[i % data.length]! += d * layer.saved!.data[i]!));
      return layer.scaled(dLdZ);
    };
  }),
  gain(
    'dg not written for one sample',
    'gradients',
    /backward never writes dLdg|keeps what was in dLdg/,
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => (dLdZ.shape[0] === 1 ? layer.scaled(dLdZ) : backward(dLdZ));
    },
    { point: { N: 1, inFeatures: 2, outFeatures: 1 } },
  ),
  gain('momentum in backward', 'gradients', /backward remembers earlier calls/, (layer) => {
    let velocity: number[] = [];
    after(layer, () => {
      velocity = Array.from(layer.dLdg.data, (d, i) => d + 0.9 * (velocity[i] ?? 0));
      layer.dLdg.data.set(velocity);
      return undefined;
    });
  }),
  gain(
    'a step of the optimizer in backward',
    'leaves its inputs alone',
    /backward changes g/,
    (layer) => {
      after(layer, () => {
        layer.dLdg.data.forEach((d, i) => (layer.g.data[i]! -= 0.1 * d));
        return undefined;
      });
    },
    anywhere,
  ),
  gain(
    'a step of the optimizer in backward, before dLdA',
    'leaves its inputs alone',
    /backward changes g/,
    (layer) => {
      after(layer, (dLdZ) => {
        layer.dLdg.data.forEach((d, i) => (layer.g.data[i]! -= 0.1 * d));
        return layer.scaled(dLdZ);
      });
    },
    anywhere,
  ),
  gain('A overwritten by forward, then read by backward', 'gradients', /forward writes into A/, (layer) => {
    layer.forward = (A) => {
      layer.saved = A;
      const Z = layer.scaled(A);
      A.data.set(Z.data);
      return A;
    };
  }),
  gain('dLdZ scaled in place and handed on', 'leaves its inputs alone', /dLdZ/, (layer) => {
    after(layer, (dLdZ, dLdA) => {
      dLdZ.data.set(dLdA.data);
      return dLdZ;
    });
  }),
  gain('dLdA written into A', 'leaves its inputs alone', /backward changes A/, (layer) => {
    layer.forward = (A) => layer.scaled((layer.saved = A));
    after(layer, (_, dLdA) => {
      layer.saved!.data.set(dLdA.data);
      return undefined;
    });
  }),
  gain('Z and dLdA in the same memory', 'leaves its inputs alone', /backward changes Z/, (layer) => {
    let Z: Tensor | undefined;
    const forward = layer.forward.bind(layer);
    layer.forward = (A) => (Z = forward(A));
    after(layer, (_, dLdA) => {
      Z!.data.set(dLdA.data);
      return Z;
    });
  }),
  gain(
    'the A of whichever forward came first',
    'no memory of an earlier batch',
    /an earlier batch changes the result/,
    (layer) => {
      layer.forward = (A) => {
        if (layer.saved?.size !== A.size) layer.saved = A.clone();
        return layer.scaled(A);
      };
    },
  ),
  gain(
    'A is kept, not copied, by a length that never shrinks',
    'no memory of an earlier batch',
    /an earlier batch changes the result/,
    (layer) => {
      let memory = new Float64Array(0);
      after(layer, (dLdZ) => {
        if (memory.length < dLdZ.size) memory = new Float64Array(dLdZ.size);
        memory.set(dLdZ.data);
        layer.dLdg.data.fill(0);
        memory.forEach((d, i) => (layer.dLdg.data[i % layer.g.size]! += d * (layer.saved!.data[i] ?? 1)));
        return undefined;
      });
    },
  ),
  gain(
    'a draw of its own in backward',
    'gradients',
    /two values when it is called twice after one forward/,
    (layer) => {
      const rng = new Rng(1);
      after(layer, (_, dLdA) => map(dLdA, (d) => (rng.uniform() < 0.5 ? 0 : 2 * d)));
    },
  ),
  gain(
    'dLdZ cut off at ±5',
    'linear in dLdZ',
    /backward is not linear in dLdZ/,
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => backward(map(dLdZ, (d) => Math.max(-5, Math.min(5, d))));
    },
    { numbers: true },
  ),
  gain('dLdZ brought to length 1', 'gradients', /dLdg|dLdA/, (layer) => {
    const backward = layer.backward.bind(layer);
    layer.backward = (dLdZ) => {
      const length = Math.hypot(...dLdZ.data) || 1;
      return backward(map(dLdZ, (d) => d / length));
    };
  }),
  gain(
    'an exception for N = 3',
    'gradients',
    /TypeError: Cannot read/,
    (layer) => {
      after(layer, (dLdZ) => {
        if (dLdZ.shape[0] === 3) return (undefined as unknown as { x: Tensor }).x;
        return undefined;
      });
    },
    { most: { N: 3 }, point: undefined },
  ),
  gain(
    '0/0 at A = 0',
    'gradients',
    /dLdA is NaN where A is 0/,
    (layer) => {
      after(layer, (_, dLdA) => map(dLdA, (d, i) => (d * layer.saved!.data[i]!) / layer.saved!.data[i]!));
    },
    anywhere,
  ),
  gain(
    'dLdA is [C, N]',
    'gradients',
    /dLdA is \[.*\], expected \[/,
    (layer) => {
      after(layer, (_, dLdA) => new Tensor(dLdA.data, [dLdA.shape[1]!, dLdA.shape[0]!]));
    },
    anywhere,
  ),
  gain(
    'dLdg is one number',
    'gradients',
    /the gradient of g is \[1\], expected \[2\]/,
    (layer) => {
      layer.dLdg = Tensor.zeros([1], layer.g.dtype);
    },
    anywhere,
  ),
  gain(
    'dLdA is float32, whatever dLdZ is',
    'float32 beside float64',
    /dLdA is float32/,
    (layer) => {
      after(layer, (_, dLdA) => dLdA.to('float32'));
    },
    anywhere,
  ),
  gain(
    'backward gives nothing back',
    'gradients',
    /backward gives undefined, expected a Tensor/,
    (layer) => {
      after(layer, () => undefined);
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => void backward(dLdZ) as unknown as Tensor;
    },
    anywhere,
  ),
  gain(
    'g is another tensor after each step',
    'parameters keep their identity',
    /its value is another tensor/,
    (layer) => {
      after(layer, () => {
        layer.g = layer.g.clone();
        return undefined;
      });
    },
  ),
  gain(
    'dLdg is another tensor after each step',
    'parameters keep their identity',
    /its gradient is another tensor/,
    (layer) => {
      after(layer, () => {
        layer.dLdg = layer.dLdg.clone();
        return undefined;
      });
    },
  ),
  gain(
    'zeros before any forward',
    'backward needs forward',
    /backward before forward does not throw/,
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => (layer.saved === undefined ? map(dLdZ, () => 0) : backward(dLdZ));
    },
  ),
  gain('predict without g', 'predict agrees with forward', /predict and forward disagree/, (layer) => {
    (layer as Differentiable).predict = (A) => A.clone();
  }),
  gain('predict that remembers', 'predict agrees with forward', /predict disturbs a forward/, (layer) => {
    (layer as Differentiable).predict = (A) => layer.forward(A);
  }),
  gain(
    'float64 in the middle',
    'float32 beside float64',
    /Z is float64/,
    (layer) => {
      const forward = layer.forward.bind(layer);
      layer.forward = (A) => forward(A).to('float64');
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => backward(dLdZ).to('float32');
    },
    { spec: { layer: ({ inFeatures = 1 }, dtype) => doubled(inFeatures, dtype) } },
  ),
  broken(
    'the mean of the batch taken off, and not said',
    /batch order|order of the batch/,
    (_, dtype) => new FirstOff(dtype),
    {
      law: 'batch order',
    },
  ),
  broken(
    'a drift with each call',
    /forward gives other numbers each time/,
    () => {
      let calls = 0;
      return adapt({
        name: 'Drift',
        forward: (A: number[][]) => A.map((row) => row.map((a) => a + 1e-7 * calls++)),
        backward: (dLdZ: number[][]) => dLdZ,
      });
    },
    { point: undefined },
  ),
  broken(
    'one link of three transposes W',
    /layer 2, .*is wrong in dLdA/,
    ({ inFeatures = 1 }, dtype) => {
      const last = new Linear(inFeatures, inFeatures, dtype);
      const backward = last.backward.bind(last);
      last.backward = (dLdZ) => {
        backward(dLdZ);
        return matmul(dLdZ, last.W.T);
      };
      return new Chain(new Linear(inFeatures, inFeatures, dtype), activations.Tanh!(), last);
    },
    { point: { N: 3, inFeatures: 2, outFeatures: 1 } },
  ),
  broken('a residual whose dLdZ is forgotten', /dLdA lacks dLdZ as it came/, ({ inFeatures = 1 }, dtype) => {
    const inside = new FormulaLayer(affine(inFeatures, inFeatures), dtype);
    return {
      parameters: inside.parameters,
      forward: (A) => map(inside.forward(A), (z, i) => z + A.data[i]!),
      backward: (dLdZ) => inside.backward(dLdZ),
      toString: () => 'Residual',
    };
  }),
  broken(
    'forward is not a number anywhere',
    /forward gives what is not a finite number in all 100 cases/,
    () =>
      adapt({
        name: 'Root',
        forward: (A: number[][]) => A.map((row) => row.map((a) => Math.sqrt(-1 - a * a))),
        backward: (dLdZ: number[][]) => dLdZ,
      }),
    { point: undefined, spec: { sizes: { N: size(), inFeatures: size(), outFeatures: size() } } },
  ),
];

function doubled(features: number, dtype: DType): Differentiable {
  const layer = new Gain(features, dtype);
  const forward = layer.forward.bind(layer);
  layer.forward = (A) => forward(A).to('float64');
  return layer;
}

/** Z = A − A[0]: each sample sees the first. */
class FirstOff implements Differentiable {
  readonly parameters = [];
  readonly dtype: DType;
  #shape: readonly number[] | undefined;

  constructor(dtype: DType) {
    this.dtype = dtype;
  }

  forward(A: Tensor): Tensor {
    this.#shape = A.shape;
    return map(A, (a, i) => a - A.data[i % A.shape[1]!]! / 2);
  }

  backward(dLdZ: Tensor): Tensor {
    if (this.#shape === undefined) throw new Error('FirstOff.backward: call forward first');
    const C = dLdZ.shape[1]!;
    const dLdA = dLdZ.clone();
    dLdZ.data.forEach((d, i) => (dLdA.data[i % C]! -= d / 2));
    return dLdA;
  }
}
