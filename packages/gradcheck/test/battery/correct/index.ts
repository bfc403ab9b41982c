import type { DType } from '@chainrule/tensor';
import { size } from '../../../src/index.ts';
import type { Differentiable, GradcheckSpec, Sizes } from '../../../src/index.ts';
import { Elementwise } from '../../subjects/layers.ts';
import { FormulaLayer } from '../formulas.ts';
import { flat, pieces, rounding, scaled, smooth } from './elementwise.ts';
import { coupled, fixed, models, parametrised } from './parametrised.ts';
import { residual, rounded, roundedModels, roundedRows } from './rounded.ts';
import { batches, extreme, rows } from './rows.ts';

/** A layer that is right. */
export interface Correct {
  readonly name: string;
  readonly spec: GradcheckSpec;
  /** Why differences of forward cannot tell, where that is so: then it may be inconclusive. */
  readonly untold: string | undefined;
}

const plain = (
  name: string,
  layer: (sizes: Sizes, dtype: DType) => Differentiable,
  more: Partial<GradcheckSpec> = {},
  untold?: string,
): Correct => ({
  name,
  spec: {
    sizes: { N: size(), inFeatures: size({ max: 3 }), outFeatures: size({ max: 3 }) },
    layer,
    input: ({ N, inFeatures }) => [N!, inFeatures!],
    ...more,
  },
  untold,
});

const elementwise = { ...scaled, ...smooth, ...pieces, ...rounding, ...flat, ...rounded, ...residual };
const batch = { couplesBatch: true };
const small = { sizes: { N: size({ max: 2 }), inFeatures: size({ max: 2 }) } };

/** Layers that are right, and many of them nasty: none may ever be called wrong. */
export const correct: readonly Correct[] = [
  ...Object.entries(elementwise).map(([name, { f, derivative, range, untold }]) =>
    plain(name, () => new Elementwise(name, f, derivative), range ? { ranges: { A: range } } : {}, untold),
  ),
  ...[...rows, ...fixed].map((formulas) =>
    plain(
      formulas.name,
      (_, dtype) => new FormulaLayer(formulas, dtype),
      fixed.includes(formulas) ? batch : {},
    ),
  ),
  ...roundedRows.map((formulas) =>
    plain(
      formulas.name,
      (_, dtype) => new FormulaLayer(formulas, dtype),
      { ranges: { A: [-20, 20] } },
      'stairs where it saturates',
    ),
  ),
  ...Object.entries(roundedModels).map(([name, make]) =>
    plain(name, ({ inFeatures }, dtype) => make(inFeatures!, dtype), small, 'stairs where it saturates'),
  ),
  ...batches.map((formulas) =>
    plain(formulas.name, (_, dtype) => new FormulaLayer(formulas, dtype), {
      ...batch,
      sizes: { N: size({ min: 2 }), inFeatures: size({ min: 2, max: 2 }), outFeatures: size({ max: 1 }) },
    }),
  ),
  ...extreme.map(([formulas, A]) =>
    plain(`${formulas.name}, from ${A.join(' to ')}`, (_, dtype) => new FormulaLayer(formulas, dtype), {
      ...batch,
      sizes: { N: size({ min: 2 }), inFeatures: size({ min: 2, max: 3 }) },
      ranges: { A },
    }),
  ),
  ...Object.entries(parametrised).map(([name, make]) =>
    plain(
      name,
      ({ inFeatures, outFeatures }, dtype) => new FormulaLayer(make(inFeatures!, outFeatures!), dtype),
      {},
      name.includes('table') ? 'dLdA is 0' : undefined,
    ),
  ),
  ...Object.entries(models).map(([name, make]) =>
    plain(name, ({ inFeatures }, dtype) => make(inFeatures!, dtype), small),
  ),
  ...Object.entries(coupled).map(([name, make]) =>
    plain(name, ({ inFeatures }, dtype) => make(inFeatures!, dtype), { ...batch }),
  ),
];
