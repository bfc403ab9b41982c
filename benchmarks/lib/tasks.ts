/** One training step of a multi-layer perceptron: ReLU between the layers, SGD, float32. */
export interface Task {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly batch: number;
  readonly loss: 'mse' | 'cross-entropy';
  readonly lr: number;
  /** Steps whose losses every peer must share with chainrule. */
  readonly checked: number;
}

const tasks: readonly Task[] = [
  { name: 'T1', sizes: [2, 16, 16, 1], batch: 32, loss: 'mse', lr: 0.02, checked: 20 },
  { name: 'T2', sizes: [4, 32, 3], batch: 16, loss: 'cross-entropy', lr: 0.02, checked: 20 },
  { name: 'T3', sizes: [784, 128, 64, 10], batch: 64, loss: 'cross-entropy', lr: 0.02, checked: 10 },
  { name: 'T4', sizes: [256, 512, 512, 10], batch: 128, loss: 'cross-entropy', lr: 0.02, checked: 5 },
  { name: 'T5', sizes: [1024, 1024, 1024, 10], batch: 256, loss: 'cross-entropy', lr: 0.02, checked: 3 },
];
export const TASKS: ReadonlyMap<string, Task> = new Map(tasks.map((task) => [task.name, task]));

/**
 * Multiplications and additions of a step's matrix products: Z = A·Wᵀ and dLdW = dLdZᵀ·A in every layer, and
 * dLdA = dLdZ·W in every layer but the first, whose dLdA trains nothing.
 */
export function flops({ sizes, batch }: Task): number {
  const products = sizes.slice(1).map((outFeatures, l) => 2 * batch * sizes[l]! * outFeatures);
  return products.reduce((sum, product, l) => sum + product * (l === 0 ? 2 : 3), 0);
}
