import type { DType } from '@chainrule/tensor';
import type { Differentiable } from '../../../src/index.ts';
import { Chain } from '../../../src/zoo/chain.ts';
import { Elementwise, Linear } from '../../subjects/layers.ts';
import type { Formulas } from '../formulas.ts';
import { each } from '../formulas.ts';
import type { Function1 } from './elementwise.ts';
import { rows } from './rows.ts';

const { abs, cosh, exp, fround, log1p, tanh } = Math;

/** To 12 binary digits (Dekker 1971): what is cut off is what (2⁴¹ + 1)·x rounds off. */
const twelve = (x: number): number => {
  const far = x * (2 ** 41 + 1);
  return far - (far - x);
};
/** To a multiple of 1/4096, as in fixed-point arithmetic. */
const grid = (x: number): number => Math.round(x * 4096) / 4096;

const roundings = { 'in float32': fround, 'to 12 digits': twelve, 'to 1/4096': grid };

const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));
const slopeOfSigmoid = (x: number): number => sigmoid(x) * sigmoid(-x);
/** 2·√(2/π)·(x + 0.044715·x³): ½·(1 + tanh(u/2)) = σ(u), without what 1 + tanh rounds off. */
const inGelu = (x: number): number => 2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
const slopeInGelu = (x: number): number => 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);

/** Functions that saturate, and those that do not, with their derivatives. */
const functions: Record<string, readonly [(x: number) => number, (x: number) => number]> = {
  tanh: [tanh, (x) => 1 / cosh(x) ** 2],
  sigmoid: [sigmoid, slopeOfSigmoid],
  exp: [exp, exp],
  softplus: [(x) => Math.max(x, 0) + log1p(exp(-abs(x))), sigmoid],
  gelu: [
    (x) => x * sigmoid(inGelu(x)),
    (x) => sigmoid(inGelu(x)) + x * slopeOfSigmoid(inGelu(x)) * slopeInGelu(x),
  ],
  'x·σ(x)': [(x) => x * sigmoid(x), (x) => sigmoid(x) + x * slopeOfSigmoid(x)],
};

const RANGE = [-20, 20] as const;
const untold = 'stairs where it saturates';

/** f(A) rounded before it goes out: float64 tensors that hold fewer digits than they could. */
export const rounded: Record<string, Function1> = Object.fromEntries(
  Object.entries(functions).flatMap(([name, [f, derivative]]) =>
    Object.entries(roundings).map(([how, round]) => [
      `${name} ${how}`,
      { f: (x: number) => round(f(x)), derivative, range: RANGE, untold },
    ]),
  ),
);

/** x + f(x) with only f rounded: its treads are not level. */
export const residual: Record<string, Function1> = Object.fromEntries(
  Object.entries(functions).map(([name, [f, derivative]]) => [
    `x + ${name} in float32`,
    {
      f: (x: number) => x + fround(f(x)),
      derivative: (x: number) => 1 + derivative(x),
      range: RANGE,
      untold,
    },
  ]),
);

/** Rows with their results rounded. */
export const roundedRows: readonly Formulas[] = rows.slice(0, 4).flatMap((formulas) =>
  Object.entries(roundings).map(([how, round]) => ({
    ...formulas,
    name: `${formulas.name} ${how}`,
    forward: (A: number[][], P: Record<string, number[][]>) => each(formulas.forward(A, P), round),
  })),
);

/** Linear, and a rounded activation behind it: W and b see the stairs, too. */
export const roundedModels: Readonly<Record<string, (width: number, dtype: DType) => Differentiable>> =
  Object.fromEntries(
    ['tanh', 'sigmoid', 'softplus'].flatMap((name) =>
      Object.entries(roundings).map(([how, round]) => [
        `Linear, then ${name} ${how}`,
        (width: number, dtype: DType) =>
          new Chain(
            new Linear(width, 2, dtype),
            new Elementwise(name, (x) => round(functions[name]![0](x)), functions[name]![1]),
          ),
      ]),
    ),
  );
