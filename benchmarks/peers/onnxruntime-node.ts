/** onnxruntime-node, native code, one thread; the input tensor is made once. */
import * as ort from 'onnxruntime-node';
import type { Inference } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { session } from './lib/session.ts';

export async function predictor(problem: Problem): Promise<Inference> {
  return session(ort, problem, { intraOpNumThreads: 1, interOpNumThreads: 1 });
}
