/** jax-js on WebAssembly, one thread: the whole step compiled by jit, its loss read before the next one begins. */
import { init, jit, nn, numpy as np, tree, valueAndGrad, type Array as JaxArray } from '@jax-js/jax';
import type { Training } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { oneHot, transposed } from '../lib/layouts.ts';

type Layers = { W: JaxArray; b: JaxArray }[];

export async function create(problem: Problem): Promise<Training> {
  await init('wasm');
  const { sizes, batch, loss, lr } = problem;
  const C = sizes.at(-1)!;
  const A = np.array(problem.A).reshape([batch, sizes[0]!]);
  const Y = np.array(loss === 'mse' ? problem.Y : oneHot(problem.Y, C)).reshape([batch, C]);
  let layers: Layers = problem.weights.map(({ W, b }, l) => ({
    W: np.array(transposed(W, b.length)).reshape([sizes[l]!, b.length]),
    b: np.array(b),
  }));

  // Each function owns its arguments: what is used twice is counted twice, by `.ref`.
  const cost = (layers: Layers, A: JaxArray, Y: JaxArray): JaxArray => {
    const Z = layers.reduce((A, { W, b }, l) => {
      const Z = np.matmul(A, W).add(b);
      return l < layers.length - 1 ? nn.relu(Z) : Z;
    }, A);
    return loss === 'mse'
      ? np.square(Z.sub(Y)).mean()
      : nn
          .logSoftmax(Z, -1)
          .mul(Y)
          .sum()
          .mul(-1 / batch);
  };
  const step = jit((layers: Layers, A: JaxArray, Y: JaxArray): [JaxArray, Layers] => {
    const [L, gradients] = valueAndGrad(cost)(tree.ref(layers), A, Y);
    const update = (P: JaxArray, dLdP: JaxArray): JaxArray => P.sub(dLdP.mul(lr));
    return [
      L,
      layers.map(({ W, b }, l) => ({ W: update(W, gradients[l]!.W), b: update(b, gradients[l]!.b) })),
    ];
  });
  return {
    train(steps) {
      let L = NaN;
      for (let i = 0; i < steps; i++) {
        const [value, next] = step(layers, A.ref, Y.ref);
        L = value.item();
        layers = next;
      }
      return L;
    },
  };
}
