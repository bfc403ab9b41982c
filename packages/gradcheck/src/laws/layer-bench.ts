import { Tensor } from '@chainrule/tensor';
import type { DType, Shape } from '@chainrule/tensor';
import { crop } from '../arbitraries/crop.ts';
import type { GradientCase, Recipe, Sizes, Slot } from '../arbitraries/case.ts';
import { compareLayer, refuseNonLayerLike } from '../check-gradients.ts';
import { gradientName, nameOf } from '../differentiable.ts';
import type { Differentiable } from '../differentiable.ts';
import type { Ranges } from '../subject.ts';
import { inputsOf } from './bench.ts';
import type { Bench, Inputs, Results, Station } from './bench.ts';

/** What the laws need to know of a layer. */
export interface LayerPlan {
  readonly layer: (sizes: Sizes, dtype: DType) => Differentiable;
  readonly input: (sizes: Sizes) => Shape;
  readonly couplesBatch: boolean;
  readonly ranges: Ranges;
  /** What N may be, the smallest first. */
  readonly batches: readonly number[];
}

/** A, the parameters, dLdZ: the shapes are asked of a layer of these sizes. */
export function layerSlots({ layer, input, ranges }: LayerPlan): Recipe['slots'] {
  return (sizes) => {
    const slots: Slot[] = [{ name: 'A', shape: input(sizes), range: ranges['A'] }];
    try {
      const built = layer(sizes, 'float64');
      for (const { name, value } of built.parameters)
        slots.push({ name, shape: value.shape, range: ranges[name] });
      const [low, high] = ranges['A'] ?? [0, 0];
      const Z = built.forward(Tensor.full(input(sizes), (low + high) / 2, 'float64'));
      slots.push({ name: 'dLdZ', shape: Z.shape, zeros: false });
    } catch {
      // What it throws, it throws again in the first law, where it can be reported with its case.
    }
    return slots;
  };
}

/** One case of a layer. */
export function layerBench(plan: LayerPlan, example: GradientCase): Bench {
  return {
    kind: 'layer',
    couplesBatch: plan.couplesBatch,
    build: (dtype) => new LayerStation(buildLayer(plan, example, dtype), inputsOf(example, dtype), dtype),
    compare: (mode = 'auto', twice = true) => {
      const { tensors } = inputsOf(example, 'float64');
      const layer = buildLayer(plan, example, 'float64');
      loadParameters(layer, tensors);
      const dLdZ = tensors.get('dLdZ');
      const options = { mode, ranges: plan.ranges, ...(dLdZ === undefined ? {} : { dLdZ }) };
      return {
        name: nameOf(layer, 'layer'),
        sizes: example.sizes,
        ...compareLayer(layer, tensors.get('A')!, options, twice),
      };
    },
    others: (dtype) => otherBatches(example, plan.batches, layerSlots(plan), dtype),
  };
}

function buildLayer(plan: LayerPlan, { sizes }: GradientCase, dtype: DType): Differentiable {
  const layer: unknown = plan.layer(sizes, dtype);
  refuseNonLayerLike(layer, 'gradcheck');
  return layer;
}

function loadParameters({ parameters }: Differentiable, tensors: ReadonlyMap<string, Tensor>): void {
  for (const { name, value } of parameters) {
    const X = tensors.get(name);
    if (X !== undefined) value.data.set(X.data);
  }
}

class LayerStation implements Station {
  readonly dtype: DType;
  readonly inputs: Inputs;
  readonly name: string;
  readonly #layer: Differentiable;
  #lent: Results = new Map();

  constructor(layer: Differentiable, inputs: Inputs, dtype: DType) {
    this.#layer = layer;
    this.inputs = inputs;
    this.dtype = dtype;
    this.name = nameOf(layer, 'layer');
    this.load(inputs);
  }

  get parameters(): Differentiable['parameters'] {
    return this.#layer.parameters;
  }

  load({ tensors }: Inputs): void {
    loadParameters(this.#layer, tensors);
  }

  get lent(): Results {
    return this.#lent;
  }

  forward({ tensors }: Inputs): Results {
    const Z = this.#layer.forward(tensors.get('A')!);
    this.#lent = new Map([['Z', Z]]);
    return new Map([['Z', Z.clone()]]);
  }

  backward({ tensors }: Inputs): Results {
    const dLdA = this.#layer.backward(tensors.get('dLdZ')!).clone();
    const rest = this.parameters.map(({ name, gradient }): [string, Tensor] => [
      gradientName(name),
      gradient.clone(),
    ]);
    return new Map([['dLdA', dLdA], ...rest]);
  }

  get predict(): Station['predict'] {
    const layer = this.#layer;
    return typeof layer.predict === 'function'
      ? ({ tensors }) => layer.predict!(tensors.get('A')!)
      : undefined;
  }
}

/**
 * A batch of the same size with other values, the smallest that the spec allows, and the largest; each with other
 * parameters. The batch is the size called N.
 */
export function otherBatches(
  { sizes, tensors }: GradientCase,
  allowed: readonly number[],
  slots: Recipe['slots'],
  dtype: DType,
  targetFor: (sizes: Sizes) => unknown = () => undefined,
): Inputs[] {
  const N = sizes['N'];
  const others = allowed.filter((n, i) => n !== N && (i === 0 || i === allowed.length - 1));
  const batches = N === undefined ? [sizes] : [N, ...others].map((n) => ({ ...sizes, N: n }));
  const given = new Map(slots(sizes).map((slot) => [slot.name, slot]));
  return batches.flatMap((batch) => {
    const wanted = slots(batch);
    const parameters = wanted.filter(({ name }) => name !== 'A' && name !== 'Z' && name !== 'dLdZ');
    if (!parameters.every(({ name, shape }) => String(given.get(name)?.shape) === String(shape))) return [];
    const changed = wanted.map(({ name, shape, range }): [string, Tensor] => [
      name,
      differing(crop(tensors.get(name), shape, 'first'), range === undefined).to(dtype),
    ]);
    const target = targetFor(batch);
    return [{ tensors: new Map(changed), target: target instanceof Tensor ? target.to(dtype) : target }];
  });
}

/** Other numbers: ½ − x in turned order, or only turned where a range must be kept. */
function differing(X: Tensor, free: boolean): Tensor {
  const turned = X.data.map((_, i) => X.data[(i + 1) % X.size]!);
  return new Tensor(free ? turned.map((x) => 0.5 - x) : turned, X.shape);
}
