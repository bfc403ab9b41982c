import { mlp } from '@chainrule/layers';
import { argmax, matmul, Rng, Tensor } from '@chainrule/tensor';
import type { Problem } from './problem.ts';
import type { Task } from './tasks.ts';

/** A is normal, Y what a random linear map makes of it, W as kaimingUniform draws it, b zero. */
export function makeProblem(task: Task, seed = 11785): Problem {
  const rng = new Rng(seed);
  const [inFeatures, outFeatures] = [task.sizes[0]!, task.sizes.at(-1)!];
  const A = normal([task.batch, inFeatures], rng);
  const targets = matmul(A, normal([inFeatures, outFeatures], rng));
  const Y = task.loss === 'mse' ? targets.data : argmax(targets);
  const parameters = mlp(task.sizes, { rng }).parameters.map(({ value }) => Float32Array.from(value.data));
  const weights = task.sizes.slice(1).map((_, l) => ({ W: parameters[2 * l]!, b: parameters[2 * l + 1]! }));
  return { ...task, A: Float32Array.from(A.data), Y: Float32Array.from(Y), weights };
}

function normal(shape: readonly [number, number], rng: Rng): Tensor {
  const X = Tensor.zeros(shape);
  for (let i = 0; i < X.size; i++) X.data[i] = rng.normal();
  return X;
}
