/** What the adapters use of each peer, so that types can be checked where no peer is installed. */

declare module '@tensorflow/tfjs' {
  interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  interface Tensor1D extends Tensor {
    readonly rank: 1;
  }
  interface Tensor2D extends Tensor {
    readonly rank: 2;
  }
  interface Scalar extends Tensor {
    readonly rank: 0;
  }
  interface Optimizer {
    minimize(cost: () => Scalar, returnCost: boolean): Scalar | null;
    applyGradients(gradients: Readonly<Record<string, Tensor>>): void;
  }
  interface DenseArgs {
    readonly inputShape: readonly number[];
    readonly units: number;
    readonly activation: 'relu' | 'linear';
    readonly weights: readonly Tensor[];
  }
  interface LayersModel {
    compile(args: { optimizer: Optimizer; loss: string | ((Y: Tensor, Z: Tensor) => Scalar) }): void;
    trainOnBatch(A: Tensor, Y: Tensor): Promise<number>;
  }
  function setBackend(name: string): Promise<boolean>;
  function getBackend(): string;
  function tensor1d(values: Float32Array): Tensor1D;
  function tensor2d(values: Float32Array, shape: readonly [number, number]): Tensor2D;
  function tensor(values: Float32Array, shape: readonly number[]): Tensor;
  function variable<T extends Tensor>(initial: T): T & { readonly name: string };
  function valueAndGrad(
    f: (A: Tensor) => Tensor,
  ): (A: Tensor, dLdZ?: Tensor) => { value: Tensor; grad: Tensor };
  function add(A: Tensor2D, b: Tensor1D): Tensor2D;
  function matMul(A: Tensor2D, B: Tensor2D): Tensor2D;
  function relu<T extends Tensor>(A: T): T;
  function leakyRelu(A: Tensor, negativeSlope: number): Tensor;
  function elu(A: Tensor): Tensor;
  function softplus(A: Tensor): Tensor;
  function sigmoid(A: Tensor): Tensor;
  function tanh(A: Tensor): Tensor;
  function softmax(A: Tensor): Tensor;
  function logSoftmax(A: Tensor): Tensor;
  function sequential(args: { layers: readonly object[] }): LayersModel;
  const layers: { dense(args: DenseArgs): object };
  const train: {
    sgd(lr: number): Optimizer;
    momentum(lr: number, momentum: number): Optimizer;
    adam(lr: number, beta1: number, beta2: number, eps: number): Optimizer;
    rmsprop(lr: number, alpha: number, momentum: number, eps: number): Optimizer;
    adagrad(lr: number, initialAccumulatorValue: number): Optimizer;
  };
  const losses: {
    meanSquaredError(Y: Tensor, Z: Tensor): Scalar;
    softmaxCrossEntropy(Y: Tensor, Z: Tensor): Scalar;
    sigmoidCrossEntropy(Y: Tensor, Z: Tensor): Scalar;
    absoluteDifference(Y: Tensor, Z: Tensor): Scalar;
    huberLoss(Y: Tensor, Z: Tensor): Scalar;
    logLoss(Y: Tensor, Z: Tensor): Scalar;
  };
}

declare module '@tensorflow/tfjs-backend-wasm' {
  function setWasmPaths(folder: string): void;
  function setThreadsCount(threads: number): void;
}

declare module '@jax-js/jax' {
  interface Array {
    /** One reference more. */
    readonly ref: Array;
    add(other: Array): Array;
    sub(other: Array): Array;
    mul(other: Array | number): Array;
    sum(): Array;
    mean(): Array;
    reshape(shape: readonly number[]): Array;
    item(): number;
  }
  const numpy: {
    array(values: Float32Array): Array;
    matmul(A: Array, B: Array): Array;
    square(A: Array): Array;
  };
  const nn: { relu(A: Array): Array; logSoftmax(A: Array, axis: number): Array };
  const tree: { ref<Tree>(tree: Tree): Tree };
  function init(device: 'wasm'): Promise<string[]>;
  function jit<F>(compiled: F): F;
  function valueAndGrad<P, Rest extends unknown[]>(
    cost: (parameters: P, ...rest: Rest) => Array,
  ): (parameters: P, ...rest: Rest) => [Array, P];
}

declare module 'brain.js' {
  interface Options {
    readonly inputSize: number;
    readonly hiddenLayers: readonly number[];
    readonly outputSize: number;
    readonly activation: 'relu';
  }
  interface TrainOptions {
    readonly iterations: number;
    readonly learningRate: number;
    readonly momentum: number;
    readonly errorThresh: number;
    readonly log: boolean;
  }
  interface Network {
    train(
      samples: readonly { input: Float32Array; output: Float32Array }[],
      options: TrainOptions,
    ): { error: number };
  }
  const brain: { NeuralNetwork: new (options: Options) => Network };
  export default brain;
}

declare module 'onnxruntime-web' {
  class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[]);
    readonly data: unknown;
  }
  const env: { wasm: { numThreads: number } };
  const InferenceSession: {
    create(
      model: Uint8Array,
      options?: object,
    ): Promise<{ run(feeds: Record<string, Tensor>): Promise<Readonly<Record<string, Tensor>>> }>;
  };
}

declare module 'onnxruntime-node' {
  export { Tensor, InferenceSession } from 'onnxruntime-web';
}
