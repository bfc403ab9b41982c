/** chainrule with the layers that it needs, by name. */
import { initialize, Linear, ReLU, Sequential, type Layer } from '@chainrule/layers';
import { Rng } from '@chainrule/tensor';
import type { Inference, Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { inference, training } from './lib/chainrule.ts';

export function create(problem: Problem): Training {
  return training(modelOf(problem), problem);
}

export function predictor(problem: Problem): Inference {
  return inference(modelOf(problem), problem);
}

/** As one writes new Sequential(new Linear(…), new ReLU(), new Linear(…)), for any sizes. */
function modelOf({ sizes }: Problem): Sequential {
  const [first, ...later] = sizes.slice(1).map((outFeatures, l) => new Linear(sizes[l]!, outFeatures));
  const layers: Layer[] = [first!, ...later.flatMap((linear) => [new ReLU(), linear])];
  return initialize(new Sequential(...layers), { rng: new Rng(0) });
}
