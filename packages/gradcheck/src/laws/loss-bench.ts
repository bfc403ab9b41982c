import type { DType, Shape, Tensor } from '@chainrule/tensor';
import fc from 'fast-check';
import type { GradientCase, Recipe, Sizes } from '../arbitraries/case.ts';
import { compareLoss, refuseNonLoss } from '../check-loss-gradient.ts';
import { nameOf } from '../differentiable.ts';
import type { DifferentiableLoss } from '../differentiable.ts';
import type { Ranges } from '../subject.ts';
import { inputsOf, scalar } from './bench.ts';
import type { Bench, Inputs, Results, Station } from './bench.ts';
import { otherBatches } from './layer-bench.ts';

/** What the laws need to know of a loss. */
export interface LossPlan {
  readonly loss: (sizes: Sizes, dtype: DType) => DifferentiableLoss<unknown>;
  readonly input: (sizes: Sizes) => Shape;
  readonly target: (sizes: Sizes) => fc.Arbitrary<unknown>;
  readonly ranges: Ranges;
  /** What N may be, the smallest first. */
  readonly batches: readonly number[];
}

/** Z alone; the target is drawn beside it. */
export function lossSlots({ input, ranges }: LossPlan): Recipe['slots'] {
  return (sizes) => [{ name: 'Z', shape: input(sizes), range: ranges['Z'] }];
}

/** One case of a loss. */
export function lossBench(plan: LossPlan, example: GradientCase): Bench {
  const build = (dtype: DType): DifferentiableLoss<unknown> => {
    const loss: unknown = plan.loss(example.sizes, dtype);
    refuseNonLoss(loss, 'gradcheckLoss');
    return loss;
  };
  return {
    kind: 'loss',
    couplesBatch: true,
    build: (dtype) => new LossStation(build(dtype), inputsOf(example, dtype), dtype),
    compare: (mode = 'auto', twice = true) => {
      const { tensors, target } = inputsOf(example, 'float64');
      const loss = build('float64');
      return {
        name: nameOf(loss, 'loss'),
        sizes: example.sizes,
        ...compareLoss(loss, tensors.get('Z')!, target, { mode, ranges: plan.ranges }, twice),
      };
    },
    others: (dtype) =>
      otherBatches(
        example,
        plan.batches,
        lossSlots(plan),
        dtype,
        (sizes) => fc.sample(plan.target(sizes), { seed: 1, numRuns: 1 })[0],
      ),
  };
}

class LossStation implements Station {
  readonly dtype: DType;
  readonly inputs: Inputs;
  readonly name: string;
  readonly parameters: Station['parameters'] = [];
  readonly predict: Station['predict'] = undefined;
  readonly lent: Results = new Map();
  readonly #loss: DifferentiableLoss<unknown>;

  constructor(loss: DifferentiableLoss<unknown>, inputs: Inputs, dtype: DType) {
    this.#loss = loss;
    this.inputs = inputs;
    this.dtype = dtype;
    this.name = nameOf(loss, 'loss');
  }

  load(): void {
    // A loss holds no parameters.
  }

  forward({ tensors, target }: Inputs): Results {
    return new Map([['L', scalar(this.#loss.forward(tensors.get('Z')!, target))]]);
  }

  backward(): Results {
    return new Map<string, Tensor>([['dLdZ', this.#loss.backward().clone()]]);
  }
}
