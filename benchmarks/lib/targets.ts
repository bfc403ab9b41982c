import type { DType } from '@chainrule/tensor';

/** What chainrule wants to be: the peer's time ÷ ours, at least. */
export const TRAINING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  loops: { T1: 7, T2: 4.5, T3: 12, T4: 14, T5: 11 },
  'jax-js': { T1: 35, T2: 50, T3: 2.2, T4: 1.6, T5: 1.6 },
  tfjs: { T1: 70, T2: 90, T3: 10, T4: 16, T5: 20 },
  pytorch: { T1: 22, T2: 25, T3: 0.45, T4: 0.25, T5: 0.22 },
};

/** The share of the 128-bit peak, at least, from 128³ on. Node 20 spills registers that Node 24 keeps. */
export function matmulTarget(dtype: DType, size: number, node: string): number | undefined {
  if (size < 128) return undefined;
  if (Number.parseInt(node) < 24) return 0.7;
  return dtype === 'float32' ? 0.8 : 0.75;
}

/** The peer's time ÷ ours for one sample, at least. */
export const INFERENCE: Readonly<Record<string, number>> = {
  'onnxruntime-web': 1,
  'onnxruntime-node': 1 / 1.2,
};

/** The peer's time ÷ ours from the start to the first step, at least. */
export const COLD: Readonly<Record<string, number>> = { loops: 1 / 1.2, tfjs: 1, 'jax-js': 1, brain: 1 };

/** Bytes, at most. */
export const BUNDLE = 20_000;
export const STEPS = 1_000_000;
export const MODELS = 600_000_000;
