import type { Inference } from '../../lib/contender.ts';
import { onnxModel } from '../../lib/onnx.ts';
import type { Problem } from '../../lib/problem.ts';

/** What both packages of onnxruntime share. */
export interface Ort<Value> {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Value;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options?: object,
    ): Promise<{ run(feeds: Record<string, Value>): Promise<Outputs> }>;
  };
}
type Outputs = Readonly<Record<string, { readonly data: unknown }>>;

export async function session<Value>(ort: Ort<Value>, problem: Problem, options = {}): Promise<Inference> {
  const network = await ort.InferenceSession.create(onnxModel(problem), options);
  const feeds = { A: new ort.Tensor('float32', problem.A, [problem.batch, problem.sizes[0]!]) };
  return {
    async predict() {
      const { Z } = await network.run(feeds);
      return Z!.data as Float32Array;
    },
  };
}
