import { addRow, axpy, dot, map, matmul, type Rng, scale, sumRows, Tensor } from '@chainrule/tensor';

/** X ↦ the point nearest to it that K numbers can tell, row by row. */
interface Projection {
  /** The directions, [K, C], orthonormal. */
  readonly V: Tensor;
  /** (X − mean)·Vᵀ·V + mean, [N, C] */
  reconstruct(X: Tensor): Tensor;
}

/**
 * The K directions in which the rows of X [N, C] vary most, by orthogonal iteration: each product with the covariance
 * stretches a direction by its variance, and Gram–Schmidt keeps all of them from falling onto the widest.
 *
 * Source: Golub and Van Loan, Matrix computations, section 8.2.4.
 */
export function principalComponents(X: Tensor, K: number, rng: Rng, iterations = 100): Projection {
  const [N, C] = X.shape as [number, number];
  const mean = scale(1 / N, sumRows(X)); // [C, 1]
  const minusMean = scale(-1, mean);
  const centred = addRow(X, minusMean);
  const covariance = scale(1 / N, matmul(centred.T, centred)); // [C, C]
  let V = orthonormal(map(Tensor.zeros([K, C], X.dtype), () => rng.normal()));
  for (let i = 0; i < iterations; i++) V = orthonormal(matmul(V, covariance));
  return {
    V,
    reconstruct: (X) => addRow(matmul(matmul(addRow(X, minusMean), V.T), V), mean),
  };
}

/** Row by row: less what lies along the rows before it, then of length 1. In place. */
function orthonormal(V: Tensor): Tensor {
  const [K, C] = V.shape as [number, number];
  const rows = Array.from(
    { length: K },
    (_, k) => new Tensor(V.data.subarray(k * C, (k + 1) * C), [1, C]), // a view of V
  );
  for (const [k, row] of rows.entries()) {
    for (const earlier of rows.slice(0, k)) axpy(-dot(row, earlier), earlier, row);
    scale(1 / Math.sqrt(dot(row, row)), row, row);
  }
  return V;
}
