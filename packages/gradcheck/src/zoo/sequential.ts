import type { DType, Tensor } from '@chainrule/tensor';
import type { Differentiable } from '../differentiable.ts';
import type { Mutant } from '../mutants.ts';
import { linear, relu, tanhLayer, times } from './blueprints.ts';
import { Chain } from './chain.ts';
import { change, Specimen } from './specimen.ts';
import type { Blueprint } from './specimen.ts';

/** Linear, Tanh, Linear, all of one width, with some links replaced. */
const links = (width: number, dtype: DType, others: Readonly<Record<number, Blueprint>> = {}): Specimen[] =>
  [linear(width, width), tanhLayer, linear(width, width)].map(
    (link, i) => new Specimen(others[i] ?? link, dtype),
  );

const wrongLink = (
  name: string,
  description: string,
  gradient: string,
  says: string,
  index: number,
  link: (width: number) => Blueprint,
): Mutant => ({
  name: `Sequential: ${name}`,
  description,
  make: ({ inFeatures = 1 }, dtype) => new Chain(...links(inFeatures, dtype, { [index]: link(inFeatures) })),
  caughtBy: 'gradients',
  gradient,
  says,
});

const wrongBackward = (
  name: string,
  description: string,
  gradient: string,
  backward: (layers: readonly Differentiable[], dLdZ: Tensor) => Tensor,
): Mutant => ({
  name: `Sequential: ${name}`,
  description,
  make: ({ inFeatures = 1 }, dtype) => {
    const chain = new Chain(...links(inFeatures, dtype));
    chain.backward = (dLdZ) => backward(chain.layers, dLdZ);
    return chain;
  },
  caughtBy: 'gradients',
  gradient,
  says: 'the fault is in how backward joins them',
});

/** Bugs in one link, and bugs of the chain itself. */
export const sequentialMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  wrongLink(
    'the last Linear divides by N',
    'One link of three is wrong; the report names it.',
    '2.dLdW',
    'layer 2, Linear',
    2,
    (width) => {
      const right = linear(width, width);
      return change(right, { dLdW: times(right.gradients['dLdW']!, ({ N }) => 1 / N) });
    },
  ),
  wrongLink(
    'Tanh in the middle passes dLdZ on',
    'The error shows in layer 0 and in dLdA; it is in neither.',
    'dLdA',
    'layer 1, Tanh',
    1,
    () => change(tanhLayer, { dLdA: (x, n, c) => x.dLdZ(n, c) }),
  ),
  wrongLink(
    'the first Linear has the wrong sign',
    'dLdA of the first layer, which training never looks at.',
    'dLdA',
    'layer 0, Linear',
    0,
    (width) => {
      const right = linear(width, width);
      return change(right, { dLdA: times(right.gradients['dLdA']!, () => -1) });
    },
  ),
  wrongLink(
    'ReLU in the middle without its mask',
    'Seen only where some A is negative.',
    'dLdA',
    'layer 1, ReLU',
    1,
    () => change(relu, { dLdA: (x, n, c) => x.dLdZ(n, c) }),
  ),
  wrongBackward(
    'every link gets the dLdZ of the end',
    'The loop does not hand on what it gets back.',
    'dLdA',
    (layers, dLdZ) => layers.map((layer) => layer.backward(dLdZ))[0]!,
  ),
  wrongBackward('left to right', 'forward copied, and the direction kept.', '0.dLdW', (layers, dLdZ) =>
    layers.reduce((X, layer) => layer.backward(X), dLdZ),
  ),
  wrongBackward('the activation skipped', 'Only layers with parameters are asked.', 'dLdA', (layers, dLdZ) =>
    layers.reduceRight((X, layer) => (layer.parameters.length > 0 ? layer.backward(X) : X), dLdZ),
  ),
  wrongBackward(
    'dLdZ returned',
    'Everything inside is right, and the caller gets back what it gave.',
    'dLdA',
    (layers, dLdZ) => {
      layers.reduceRight((X, layer) => layer.backward(X), dLdZ);
      return dLdZ;
    },
  ),
  {
    name: 'Sequential: one instance twice',
    description: 'A layer remembers one forward pass: in two places of a chain it forgets the first.',
    make: ({ inFeatures = 1 }, dtype) => {
      const [first, tanh] = links(inFeatures, dtype);
      return new Chain(first!, tanh!, first!);
    },
    caughtBy: 'gradients',
    gradient: '2.dLdW',
    says: 'are one and the same',
  },
])();
