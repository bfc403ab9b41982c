// The definition of the cross-entropy of logits.
import type { LossKernels } from '../loss-kernels.ts';
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
  const on = round(1 - smoothing + smoothing / C, single);
  for (let i = 0; i < N; i++) {
    for (let c = 0; c < C; c++) {
      const y = c === classes[i] ? on : off;
      dLdZ[i * C + c] = f * round(P[i * C + c]! - y, single);
    }
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
    let total = 0;
    for (let c = 0; c < C; c++) {
      total = round(total + round(round(on * Y[i * C + c]!, single) + off, single), single);
    }
    for (let c = 0; c < C; c++) {
      const y = round(round(on * Y[i * C + c]!, single) + off, single);
      dLdZ[i * C + c] = f * round(round(total * P[i * C + c]!, single) - y, single);
    }
  }
};
