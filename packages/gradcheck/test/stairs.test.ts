import { elementary, Tensor } from '@chainrule/tensor';
import { expect, test } from 'vitest';
import { checkGradients } from '../src/index.ts';
import { Elementwise } from './subjects/layers.ts';

// log(1 + eˣ) as it stands in many a program: at −21 its outputs of 10⁻¹⁰ move in steps of 2·10⁻¹⁶, which look like a kink.
test('stairs that look like a kink are no error of backward', () => {
  const softplus = new Elementwise(
    'Softplus',
    (x) => elementary.log(1 + elementary.exp(x)),
    (x) => elementary.sigmoid(x),
  );
  const dtype = 'float64';
  const wrong: number[] = [];
  for (let a = -22; a <= -16; a += 1 / 64) {
    const report = checkGradients(softplus, Tensor.from([[a]], { dtype }), {
      dLdZ: Tensor.full([1, 1], 1, dtype),
    });
    if (report.verdict === 'fail') wrong.push(a);
  }
  expect(wrong).toEqual([]);
});
