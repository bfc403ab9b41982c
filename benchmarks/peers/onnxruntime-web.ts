/** onnxruntime-web on WebAssembly, one thread; the input tensor is made once. */
import * as ort from 'onnxruntime-web';
import type { Inference } from '../lib/contender.ts';
import type { Problem } from '../lib/problem.ts';
import { session } from './lib/session.ts';

export async function predictor(problem: Problem): Promise<Inference> {
  ort.env.wasm.numThreads = 1;
  return session(ort, problem);
}
