import { LogSoftmax, Sigmoid, Softmax, type Layer } from '@chainrule/layers';
import { Rng, Tensor } from '@chainrule/tensor';
import type { Case, Numbers } from './case.ts';
import type { Kind } from './parts.ts';
import { TASKS } from './tasks.ts';

/** Of a layer's A and of a loss's Z. */
const SHAPE = [64, 256] as const;
/** Where a loss does not take just any number: what Z and Y have to be. Class indices are [N]. */
const DOMAINS: Readonly<Record<string, readonly [Layer | undefined, Layer | 'classes' | undefined]>> = {
  BCELoss: [new Sigmoid(), new Sigmoid()],
  BCEWithLogitsLoss: [undefined, new Sigmoid()],
  CrossEntropyLoss: [undefined, 'classes'],
  NLLLoss: [new LogSoftmax(), 'classes'],
  KLDivLoss: [new LogSoftmax(), new Softmax()],
};

/** Normal numbers for layers and losses, as they may stand there; the parameters of T3's network for optimizers. */
export function makeCase(kind: Kind, name: string, seed = 11785): Case {
  const rng = new Rng(seed);
  if (kind === 'optimizers') return { name, kind, pairs: parameters(rng) };
  const [domain, targets] = DOMAINS[name] ?? [undefined, undefined];
  const first = within(domain, SHAPE, rng);
  const second = targets === 'classes' ? classes(SHAPE, rng) : within(targets, SHAPE, rng);
  return { name, kind, pairs: [[first, second]] };
}

function within(domain: Layer | undefined, shape: readonly number[], rng: Rng): Numbers {
  const X = Tensor.from(fill(shape, () => rng.normal()).data, { shape });
  return { shape, data: Float32Array.from((domain?.forward(X) ?? X).data) };
}

function classes([N, C]: readonly [number, number], rng: Rng): Numbers {
  return fill([N], () => rng.integer(C));
}

/** Each W [C_out, C_in] and b [C_out]; gradients far from 0, where an ε here or there makes no difference. */
function parameters(rng: Rng): Case['pairs'] {
  const { sizes } = TASKS.get('T3')!;
  const shapes = sizes.slice(1).flatMap((outFeatures, l) => [[outFeatures, sizes[l]!], [outFeatures]]);
  const gradient = (): number => rng.uniform(0.5, 1.5) * (rng.uniform() < 0.5 ? -1 : 1);
  return shapes.map((shape) => [fill(shape, () => rng.normal(0, 0.1)), fill(shape, gradient)]);
}

function fill(shape: readonly number[], draw: () => number): Numbers {
  const size = shape.reduce((size, n) => size * n, 1);
  return { shape, data: Float32Array.from({ length: size }, draw) };
}
