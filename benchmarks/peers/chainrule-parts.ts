/** chainrule's layers, losses and optimizers, one by one. */
import {
  BatchNorm1d,
  Dropout,
  ELU,
  GELU,
  LayerNorm,
  LeakyReLU,
  LogSoftmax,
  ReLU,
  Sigmoid,
  SiLU,
  Softmax,
  Softplus,
  Tanh,
  type Layer,
} from '@chainrule/layers';
import {
  BCELoss,
  BCEWithLogitsLoss,
  CrossEntropyLoss,
  HuberLoss,
  KLDivLoss,
  L1Loss,
  MSELoss,
  NLLLoss,
  SmoothL1Loss,
  type Loss,
} from '@chainrule/losses';
import { Adagrad, Adam, AdamW, RMSprop, SGD, type Optimizer } from '@chainrule/optim';
import { allocate, Rng, Tensor, type Parameter } from '@chainrule/tensor';
import type { Case, Numbers } from '../lib/case.ts';
import type { Use } from '../lib/contender.ts';
import { SETTINGS, type Kind, type LayerName, type LossName, type OptimizerName } from '../lib/parts.ts';

const { dropped, lr, momentum } = SETTINGS;

const LAYERS: Readonly<Record<LayerName, (features: number) => Layer>> = {
  ReLU: () => new ReLU(),
  LeakyReLU: () => new LeakyReLU(),
  ELU: () => new ELU(),
  GELU: () => new GELU(),
  'GELU, tanh': () => new GELU({ approximate: 'tanh' }),
  SiLU: () => new SiLU(),
  Softplus: () => new Softplus(),
  Sigmoid: () => new Sigmoid(),
  Tanh: () => new Tanh(),
  Softmax: () => new Softmax(),
  LogSoftmax: () => new LogSoftmax(),
  Dropout: () => new Dropout({ p: dropped, rng: new Rng(1) }),
  BatchNorm1d: (features) => new BatchNorm1d(features),
  LayerNorm: (features) => new LayerNorm(features),
};

const LOSSES: Readonly<Record<LossName, () => Loss<Tensor> | Loss<ArrayLike<number>>>> = {
  MSELoss: () => new MSELoss(),
  L1Loss: () => new L1Loss(),
  SmoothL1Loss: () => new SmoothL1Loss(),
  HuberLoss: () => new HuberLoss(),
  BCELoss: () => new BCELoss(),
  BCEWithLogitsLoss: () => new BCEWithLogitsLoss(),
  CrossEntropyLoss: () => new CrossEntropyLoss(),
  NLLLoss: () => new NLLLoss(),
  KLDivLoss: () => new KLDivLoss(),
};

const OPTIMIZERS: Readonly<Record<OptimizerName, (parameters: readonly Parameter[]) => Optimizer>> = {
  SGD: (parameters) => new SGD(parameters, { lr }),
  'SGD, momentum': (parameters) => new SGD(parameters, { lr, momentum }),
  Adam: (parameters) => new Adam(parameters, { lr }),
  AdamW: (parameters) => new AdamW(parameters, { lr }),
  RMSprop: (parameters) => new RMSprop(parameters, { lr }),
  Adagrad: (parameters) => new Adagrad(parameters, { lr }),
};

const USES: Readonly<Record<Kind, (given: Case) => Use>> = {
  layers: useLayer,
  losses: useLoss,
  optimizers: useOptimizer,
};

export function use(given: Case): Use {
  return USES[given.kind](given);
}

function useLayer({ name, pairs }: Case): Use {
  const [A, dLdZ] = pairs[0]!.map(inside) as [Tensor, Tensor];
  const layer = LAYERS[name as LayerName](A.shape[1]!);
  let [Z, dLdA] = [A, A];
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        Z = layer.forward(A);
        dLdA = layer.backward(dLdZ);
      }
    },
    outcome: () => [Z.data, dLdA.data, ...layer.parameters.map(({ gradient }) => gradient.data)],
  };
}

function useLoss({ name, pairs }: Case): Use {
  const [first, second] = pairs[0]!;
  const Z = inside(first);
  const Y = second.shape.length === 1 ? Int32Array.from(second.data) : new Tensor(second.data, second.shape);
  const loss = LOSSES[name as LossName]() as Loss<typeof Y>;
  let [L, dLdZ] = [NaN, Z];
  return {
    run(times) {
      for (let i = 0; i < times; i++) {
        L = loss.forward(Z, Y);
        dLdZ = loss.backward();
      }
    },
    outcome: () => [[L], dLdZ.data],
  };
}

function useOptimizer({ name, pairs }: Case): Use {
  const parameters = pairs.map(([P, dLdP], i) => ({
    name: String(i),
    value: inside(P),
    gradient: inside(dLdP),
  }));
  const optimizer = OPTIMIZERS[name as OptimizerName](parameters);
  return {
    run(times) {
      for (let i = 0; i < times; i++) optimizer.step();
    },
    outcome: () => parameters.map(({ value }) => value.data),
  };
}

/** In the memory of the kernels, where a layer finds what the layer before it has made, and an optimizer its parameters. */
function inside({ shape, data }: Numbers): Tensor {
  const X = allocate(shape);
  X.data.set(data);
  return X;
}
