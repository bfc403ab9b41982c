import { checkDType, checkName, checkOptions, describe, ShapeError, Tensor } from '@chainrule/tensor';
import type { DType, Floats, NestedArray, Parameter, Shape } from '@chainrule/tensor';
import type { Differentiable } from './differentiable.ts';
import { formatShape } from './format.ts';

/** Numbers as your code holds them: nested arrays, or a typed array in row-major order. */
export type AdaptedArray = NestedArray | Float32Array | Float64Array;

/** A parameter of your code: your own arrays, which are written before forward and read after backward. */
export interface AdaptedParameter {
  /** `W`; its gradient is then called dLdW. */
  readonly name: string;
  /** Your array: new numbers are written into it. */
  readonly value: AdaptedArray;
  /** Your array of the same form, which backward writes into; or a function that gives the current one. */
  readonly gradient: AdaptedArray | (() => AdaptedArray);
}

/** Functions over plain arrays that belong together. What they write into the arrays that they are handed is seen. */
export interface Adapted<Input extends AdaptedArray, Output extends AdaptedArray> {
  /** Z from A. A typed array comes with its shape. */
  readonly forward: (A: Input, shape: Shape) => Output;
  /** dLdA from dLdZ, in the form of A. */
  readonly backward: (dLdZ: Output, shape: Shape) => Input;
  /** None unless given. */
  readonly parameters?: readonly AdaptedParameter[];
  /** What A and dLdZ are handed over as; `'nested'` unless said otherwise. */
  readonly arrays?: 'nested' | 'typed';
  /** The shape of Z from that of A, which typed arrays do not show; that of A unless given. */
  readonly outputShape?: (A: Shape) => Shape;
  /** Of the parameters and of typed arrays, `'float64'` unless said otherwise; pass on what gradcheck asks for. */
  readonly dtype?: DType;
  /** How it calls itself in reports. */
  readonly name?: string;
}

/**
 * A layer from functions over plain arrays, for {@link checkGradients} and {@link gradcheck}: your code needs to know
 * nothing of tensors. A single number may stand for a tensor of shape [].
 *
 * @throws `TypeError` when a function is missing or gives no numbers, and for what nobody reads; `ShapeError` when dLdA or a gradient does not have
 *   the form that it must have.
 *
 * @example
 * ```ts
 * import { adapt, checkGradients } from '@chainrule/gradcheck';
 * import { Tensor } from '@chainrule/tensor';
 *
 * let saved: number[][] = [];
 * const square = adapt({
 *   forward: (A: number[][]) => (saved = A).map((row) => row.map((a) => a * a)),
 *   backward: (dLdZ: number[][]) => dLdZ.map((row, n) => row.map((d, c) => 2 * saved[n]![c]! * d)),
 * });
 * console.log(checkGradients(square, Tensor.from([[1, 2, 3]], { dtype: 'float64' })).verdict); // → pass
 * ```
 */
export function adapt<Input extends AdaptedArray, Output extends AdaptedArray>(
  functions: Adapted<Input, Output>,
): Differentiable {
  refuseNonFunctions(functions);
  const {
    name = 'adapted',
    arrays = 'nested',
    dtype = 'float64',
    outputShape = (shape: Shape): Shape => shape,
  } = functions;
  const lend = (X: Tensor): Lent =>
    lent(arrays === 'typed' ? X.to(dtype).clone().data : X.to('float64').toArray(), X.data);
  const take = (values: unknown, what: string, shape?: Shape): Tensor =>
    tensorOf(values, `${name}.${what}`, shape);
  const mirrors = (functions.parameters ?? []).map((parameter) => mirror(parameter, name, dtype));
  let inputShape: Shape = [];
  let input: Lent | undefined;
  const layer = {
    parameters: mirrors.map(({ parameter }) => parameter),
    forward: (A: Tensor): Tensor => {
      inputShape = A.shape;
      input = lend(A);
      const values = mirrors.map(({ write }) => write());
      const Z: unknown = functions.forward(input.array as Input, A.shape);
      for (const { settle } of [input, ...values]) settle();
      return take(Z, 'forward: Z', ArrayBuffer.isView(Z) ? outputShape(A.shape) : undefined).to(A.dtype);
    },
    backward: (dLdZ: Tensor): Tensor => {
      const output = lend(dLdZ);
      const values = mirrors.map(({ lend }) => lend());
      const dLdA: unknown = functions.backward(output.array as Output, dLdZ.shape);
      input?.settle();
      for (const { settle } of [output, ...values]) settle();
      for (const { read } of mirrors) read();
      return take(dLdA, 'backward: dLdA', inputShape).to(dLdZ.dtype);
    },
    toString: () => name,
  };
  return layer;
}

/** An array of your code with the numbers of a tensor. */
interface Lent {
  readonly array: AdaptedArray;
  /** What was written into the array meanwhile is written into the tensor, for the laws to see. */
  readonly settle: () => void;
}

function lent(array: AdaptedArray, data: Floats): Lent {
  const given = numbersIn(array);
  return {
    array,
    settle: () => {
      const now = numbersIn(array);
      if (now.length !== given.length) return; // another form: nothing can be told
      now.forEach((x, i) => {
        if (!Object.is(x, given[i])) data[i] = given[i] = x;
      });
    },
  };
}

/** A parameter as tensors beside your arrays. */
interface Mirror {
  readonly parameter: Parameter;
  /** The tensor's value into your array, for forward. */
  readonly write: () => Lent;
  /**
   * The tensor's gradient into your array, for backward: what stood there before, or NaN to find what is not written.
   * The value is handed out as it stands.
   */
  readonly lend: () => Lent;
  /** Your gradient into the tensor. */
  readonly read: () => void;
}

function mirror({ name, value, gradient }: AdaptedParameter, who: string, dtype: DType): Mirror {
  const own = tensorOf(value, `${who}: parameter ${name}`).to(dtype);
  const current = (): AdaptedArray => (typeof gradient === 'function' ? gradient() : gradient);
  const parameter = { name, value: own, gradient: Tensor.zeros(own.shape, dtype) };
  return {
    parameter,
    write: () => {
      store(value, parameter.value.data);
      return lent(value, parameter.value.data);
    },
    lend: () => {
      if (typeof gradient !== 'function') store(gradient, parameter.gradient.data);
      return lent(value, parameter.value.data);
    },
    read: () => {
      parameter.gradient.data.set(
        tensorOf(current(), `${who}.backward: the gradient of ${name}`, own.shape).data,
      );
    },
  };
}

/** Numbers into an array that is there, in row-major order. */
function store(array: AdaptedArray, numbers: ArrayLike<number>): void {
  let next = 0;
  const fill = (X: unknown): void => {
    const row = X as { [i: number]: unknown; readonly length: number };
    for (let i = 0; i < row.length; i++) {
      if (typeof row[i] === 'number') row[i] = numbers[next++]!;
      else fill(row[i]);
    }
  };
  fill(array);
}

/** The numbers of an array, in row-major order. */
function numbersIn(array: AdaptedArray): number[] {
  const numbers: number[] = [];
  const read = (X: unknown): void => {
    if (typeof X === 'number') numbers.push(X);
    else if (Array.isArray(X) || ArrayBuffer.isView(X)) (X as readonly unknown[]).forEach(read);
  };
  read(array);
  return numbers;
}

function tensorOf(values: unknown, what: string, shape?: Shape): Tensor {
  if (typeof values !== 'number' && !Array.isArray(values) && !ArrayBuffer.isView(values)) {
    throw new TypeError(`${what} is ${describe(values)}, expected an array of numbers`);
  }
  const X = Tensor.from(values as NestedArray, { dtype: 'float64' });
  const flat = ArrayBuffer.isView(values) && shape !== undefined;
  if (shape === undefined || formatShape(X.shape) === formatShape(shape)) return X;
  if (flat && X.size === shape.reduce((product, length) => product * length, 1)) return X.reshape(shape);
  throw new ShapeError(`${what} is ${formatShape(X.shape)}, expected ${formatShape(shape)}`);
}

function refuseNonFunctions(functions: unknown): void {
  if (typeof functions !== 'object' || functions === null || Array.isArray(functions))
    throw new TypeError(`adapt: got ${describe(functions)}, expected { forward, backward, parameters? }`);
  const { forward, backward, parameters, outputShape, arrays, dtype, name } = functions as Record<
    string,
    unknown
  >;
  for (const [name, given] of Object.entries({ forward, backward })) {
    if (typeof given !== 'function')
      throw new TypeError(`adapt: ${name} is ${describe(given)}, expected a function over plain arrays`);
  }
  const known = ['forward', 'backward', 'parameters', 'arrays', 'outputShape', 'dtype', 'name'];
  if (describe(functions) === 'an object') checkOptions(functions, 'adapt', known); // a class has fields of its own
  if (arrays !== undefined) checkName(arrays, 'adapt', 'arrays', ['nested', 'typed']);
  if (dtype !== undefined) checkDType(dtype, 'adapt');
  if (outputShape !== undefined && typeof outputShape !== 'function')
    throw new TypeError(
      `adapt: outputShape is ${describe(outputShape)}, expected a function of the shape of A`,
    );
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`adapt: name is ${describe(name)}, expected a text for reports`);
  if (parameters !== undefined && !Array.isArray(parameters))
    throw new TypeError(
      `adapt: parameters is ${describe(parameters)}, expected an array of { name, value, gradient }`,
    );
  for (const parameter of (parameters ?? []) as unknown[]) {
    const { name, value, gradient } = (parameter ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string')
      throw new TypeError(`adapt: a parameter is called ${describe(name)}, expected a name such as 'W'`);
    if (!isWritable(value) || !(isWritable(gradient) || typeof gradient === 'function')) {
      throw new TypeError(
        `adapt: parameter ${name} has value ${describe(value)} and gradient ${describe(gradient)}, expected arrays that are written in place`,
      );
    }
  }
}

/** Nested arrays or a typed array; what is in them is looked at when they are read. */
function isWritable(array: unknown): boolean {
  return Array.isArray(array) || ArrayBuffer.isView(array);
}
