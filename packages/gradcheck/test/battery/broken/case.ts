import type { DType } from '@chainrule/tensor';
import { size } from '../../../src/index.ts';
import type { Differentiable, GradcheckLossSpec, GradcheckSpec, Law, Sizes } from '../../../src/index.ts';
import { FormulaLayer } from '../formulas.ts';
import type { Formulas, Matrices, Matrix } from '../formulas.ts';

/** A layer or a loss with one bug, and what must be said about it. */
export interface Broken {
  readonly name: string;
  readonly spec: GradcheckSpec | GradcheckLossSpec<never>;
  /** The law that catches it. */
  readonly law: Law;
  /** What must stand in the message, and is true: the gradient that is wrong, and why. */
  readonly says: RegExp;
  /** Sizes to check it at one point; undefined where one point need not show it. */
  readonly point: Sizes | undefined;
  /** How large the smallest case may be: 2 unless said otherwise. */
  readonly most: Sizes;
  /** Whether it takes other numbers than 0, ±½, ±1, ±2 to show it. */
  readonly numbers: boolean;
}

type More = Partial<Omit<Broken, 'name' | 'says' | 'spec'>> & {
  readonly spec?: Partial<GradcheckSpec>;
};

/** A layer that is made for inFeatures and outFeatures. */
export function broken(
  name: string,
  says: RegExp,
  layer: (sizes: Sizes, dtype: DType) => Differentiable,
  { spec, law = 'gradients', most = {}, numbers = false, ...more }: More = {},
): Broken {
  return {
    name,
    says,
    law,
    most,
    numbers,
    point:
      'point' in more
        ? more.point
        : law === 'gradients'
          ? { N: 3, inFeatures: 3, outFeatures: 2 }
          : undefined,
    spec: {
      sizes: { N: size(), inFeatures: size(), outFeatures: size() },
      layer,
      input: ({ N, inFeatures }) => [N!, inFeatures!],
      ...spec,
    },
  };
}

/** What a bug makes of the right gradients; what it does not name stays. */
export type Bug = (right: Matrices, A: Matrix, P: Matrices, dLdZ: Matrix) => Matrices;

/** Formulas with a bug in backward. */
export function spoiled(right: Formulas, bug: Bug): Formulas {
  return {
    ...right,
    backward: (A, P, dLdZ) => {
      const gradients = right.backward(A, P, dLdZ);
      return { ...gradients, ...bug(gradients, A, P, dLdZ) };
    },
  };
}

/** A layer of formulas with a bug in backward. */
export function misderived(
  name: string,
  says: RegExp,
  right: (inFeatures: number, outFeatures: number) => Formulas,
  bug: Bug,
  more: More = {},
): Broken {
  return broken(
    name,
    says,
    ({ inFeatures = 1, outFeatures = 1 }, dtype) =>
      new FormulaLayer(spoiled(right(inFeatures, outFeatures), bug), dtype),
    more,
  );
}
