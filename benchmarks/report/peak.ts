import type { DType } from '@chainrule/tensor';
import type { Results } from '../lib/results.ts';

/** GFLOP/s, the highest of all rounds: what else the machine does can only lower it. */
export function highestPeak({ matmul }: Results, dtype: DType): number | undefined {
  const peaks = Object.entries(matmul).flatMap(([key, { peak }]) => (key.startsWith(dtype) ? peak : []));
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}
