import { addRow, map, multiply, multiplyRow, scale, sumRows, type Tensor } from '@chainrule/tensor';

/** X ↦ (X − mean) / std column by column, and back. */
interface Standardiser {
  apply(X: Tensor): Tensor;
  undo(X: Tensor): Tensor;
}

/** With the statistics of X [N, C], which is the training part: what is tested must not be known before. */
export function standardiser(X: Tensor): Standardiser {
  const N = X.shape[0]!;
  const mean = scale(1 / N, sumRows(X)); //                         [C, 1]
  const minusMean = scale(-1, mean);
  const centred = addRow(X, minusMean);
  const variance = scale(1 / N, sumRows(multiply(centred, centred)));
  const std = map(variance, (v) => (v > 0 ? Math.sqrt(v) : 1)); //  a column that never changes stays 0
  const inverse = map(std, (s) => 1 / s);
  return {
    apply: (X) => multiplyRow(addRow(X, minusMean), inverse),
    undo: (X) => addRow(multiplyRow(X, std), mean),
  };
}
