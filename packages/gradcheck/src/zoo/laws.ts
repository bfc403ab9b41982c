import { Tensor } from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import type { Law } from '../laws/law.ts';
import type { Mutant } from '../mutants.ts';
import { linear } from './blueprints.ts';
import { change, Specimen, sum } from './specimen.ts';
import type { Blueprint } from './specimen.ts';

/** Linear whose derivatives are right and that breaks another law. */
const mutant = (
  caughtBy: Law,
  bug: string,
  description: string,
  gradient: string,
  says: string,
  spoil: (layer: Specimen) => void,
  blueprint: (right: Blueprint) => Blueprint = (right) => right,
): Mutant => ({
  name: `Linear: ${bug}`,
  description,
  make: ({ inFeatures = 1, outFeatures = 1 }, dtype: DType) => {
    const layer = new Specimen(blueprint(linear(inFeatures, outFeatures)), dtype);
    spoil(layer);
    return layer;
  },
  caughtBy,
  gradient,
  says,
});

const nothing = (): void => undefined;

/** What a check of derivatives alone would let pass. */
export const lawMutants: readonly Mutant[] = /* @__PURE__ */ (() => [
  mutant(
    'linear in dLdZ',
    'dLdZ clipped at ±6',
    'Clipping belongs to the optimizer; in a layer it breaks the chain rule, for large gradients only.',
    'dLdA',
    'backward is not linear in dLdZ',
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) =>
        backward(
          new Tensor(
            dLdZ.data.map((d) => Math.min(Math.max(d, -6), 6)),
            dLdZ.shape,
          ),
        );
    },
  ),
  mutant(
    'leaves its inputs alone',
    'dLdZ scaled in place',
    'The memory of the argument is used for a result: the layer after this one reads it, too.',
    'dLdZ',
    'dLdZ',
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => {
        const dLdA = backward(dLdZ);
        dLdZ.data.forEach((d, i) => (dLdZ.data[i] = 2 * d));
        return dLdA;
      };
    },
  ),
  mutant(
    'leaves its inputs alone',
    'W normalised in forward',
    'forward changes a parameter, which only the optimizer may do.',
    'W',
    'W',
    (layer) => {
      const forward = layer.forward.bind(layer);
      layer.forward = (A) => {
        const Z = forward(A);
        const [W] = layer.parameters;
        W!.value.data.forEach((w, i) => (W!.value.data[i] = w === 0.015625 ? 0 : w === 0 ? 0.015625 : w));
        return Z;
      };
    },
  ),
  mutant(
    'no memory of an earlier batch',
    'the A of the first batch',
    '`this.A ??= A`: right in every test that makes a new layer.',
    'dLdW',
    'an earlier batch changes the result',
    (layer) => {
      const forward = layer.forward.bind(layer);
      let first: Tensor | undefined;
      layer.forward = (A) => {
        const Z = forward(A);
        layer.A = first ??= A;
        return Z;
      };
    },
  ),
  mutant(
    'no memory of an earlier batch',
    'rows of a larger batch',
    'A buffer that grows and is never cut: what an earlier batch left in it is summed, too.',
    'dLdb',
    'an earlier batch changes the result',
    (layer) => {
      const backward = layer.backward.bind(layer);
      let rows = new Float64Array(0);
      layer.backward = (dLdZ) => {
        if (rows.length < dLdZ.size) rows = new Float64Array(dLdZ.size);
        rows.set(dLdZ.data);
        const dLdA = backward(dLdZ);
        const { data } = layer.parameters[1]!.gradient;
        data.fill(0);
        rows.forEach((d, i) => (data[i % data.length] = data[i % data.length]! + d));
        return dLdA;
      };
    },
  ),
  mutant(
    'batch order',
    'b grows with the row',
    'The index of a sample leaks into its result; forward and backward agree on it.',
    'Z',
    'the order of the batch changes the result',
    nothing,
    (right) =>
      change(right, {
        Z: (x, n, k) => right.Z(x, n, k) + n * x.at('b', k, 0),
        dLdb: (x, k) => sum(x.N, (n) => (n + 1) * x.dLdZ(n, k)),
      }),
  ),
  mutant(
    'float32 beside float64',
    'float64 whatever comes in',
    'A buffer made without a dtype; every layer behind it becomes slow or throws.',
    'Z',
    'float32 does not stay float32',
    (layer) => {
      const [forward, backward] = [layer.forward.bind(layer), layer.backward.bind(layer)];
      layer.forward = (A) => forward(A.to('float64'));
      layer.backward = (dLdZ) => backward(dLdZ.to('float64'));
    },
  ),
  mutant(
    'backward needs forward',
    'zeros when forward is missing',
    'A mistake in the order of calls becomes a model that does not learn.',
    'backward',
    'backward before forward does not throw',
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) =>
        layer.A === undefined ? Tensor.zeros(dLdZ.shape, dLdZ.dtype) : backward(dLdZ);
    },
  ),
  mutant(
    'parameters keep their identity',
    'a new dLdW each time',
    'The optimizer goes on reading the old one.',
    'W',
    'its gradient is another tensor',
    (layer) => {
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => {
        const dLdA = backward(dLdZ);
        const [W, b] = layer.parameters;
        Object.defineProperty(layer, 'parameters', { value: [{ ...W!, gradient: W!.gradient.clone() }, b!] });
        return dLdA;
      };
    },
  ),
  mutant(
    'predict agrees with forward',
    'predict without b',
    'Two copies of one formula, of which one was changed.',
    'Z',
    'predict and forward disagree',
    nothing,
    (right) => change(right, { predict: (x, n, k) => right.Z(x, n, k) - x.at('b', k, 0) }),
  ),
  mutant(
    'predict agrees with forward',
    'predict remembers',
    'A validation pass between forward and backward spoils the gradients.',
    'dLdW',
    'predict disturbs a forward that waits for its backward',
    (layer) => {
      layer.predict = (A) => layer.forward(A);
    },
  ),
])();
