// The definition of the cross-entropy of logits.
import type { LossKernels } from '../loss-kernels.ts';
import { largePlace, sumOfOthers } from './others.ts';
import { isSingle, round } from './round.ts';
import { softmaxRow } from './softmax.ts';

export const crossEntropy: LossKernels['crossEntropy'] = (Z, classes, smoothing, P, N, C) => {
  const single = isSingle(Z);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const { max, logSum } = softmaxRow(Z, P, i, C, single);
    const ofClass = logSum - (Z[i * C + classes[i]!]! - max);
    if (smoothing === 0) {
      loss += ofClass;
      continue;
    }
    let ofAll = 0;
    for (let c = 0; c < C; c++) ofAll += logSum - (Z[i * C + c]! - max);
    loss += (1 - smoothing) * ofClass + (smoothing / C) * ofAll;
  }
  return loss;
};

export const crossEntropyBackward: LossKernels['crossEntropyBackward'] = (
  P,
  classes,
  smoothing,
  factor,
  dLdZ,
  N,
  C,
) => {
  const single = isSingle(P);
  const f = round(factor, single);
  const off = round(smoothing / C, single);
  const missing = round(smoothing - smoothing / C, single); // of 1, at the class
  for (let i = 0; i < N; i++) {
    const start = i * C;
    for (let c = start; c < start + C; c++) dLdZ[c] = f * round(P[c]! - off, single);
    const c = start + classes[i]!;
    dLdZ[c] = f * round(missing - sumOfOthers(P, start, C, c, single), single);
  }
};

export const softCrossEntropy: LossKernels['softCrossEntropy'] = (Z, Y, smoothing, P, N, C) => {
  const single = isSingle(Z);
  let loss = 0;
  for (let i = 0; i < N; i++) {
    const { max, logSum } = softmaxRow(Z, P, i, C, single);
    let ofRow = 0;
    for (let c = 0; c < C; c++) {
      const y = (1 - smoothing) * Y[i * C + c]! + smoothing / C;
      ofRow += y * (logSum - (Z[i * C + c]! - max));
    }
    loss += ofRow;
  }
  return loss;
};

export const softCrossEntropyBackward: LossKernels['softCrossEntropyBackward'] = (
  P,
  Y,
  smoothing,
  factor,
  dLdZ,
  N,
  C,
) => {
  const single = isSingle(P);
  const f = round(factor, single);
  const off = round(smoothing / C, single);
  const on = round(1 - smoothing, single);
  for (let i = 0; i < N; i++) {
    const start = i * C;
    for (let c = start; c < start + C; c++) dLdZ[c] = round(on * Y[c]!, single) + off; // the target, for now
    const total = sumOfOthers(dLdZ, start, C, -1, single);
    const large = largePlace(P, start, C);
    const othersY = sumOfOthers(dLdZ, start, C, large, single);
    for (let c = start; c < start + C; c++) {
      const y = dLdZ[c]!;
      const gain = round((c === large ? othersY : total) * P[c]!, single);
      const loss = c === large ? round(y * sumOfOthers(P, start, C, c, single), single) : y;
      dLdZ[c] = f * round(gain - loss, single);
    }
  }
};
