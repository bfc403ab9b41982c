/** chainrule with mlp, which carries every activation that it can be asked for. */
import { mlp } from '@chainrule/layers';
import { Rng } from '@chainrule/tensor';
import type { Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { training } from './lib/chainrule.ts';

export function create(problem: Problem): Training {
  return training(mlp(problem.sizes, { rng: new Rng(0) }), problem);
}
