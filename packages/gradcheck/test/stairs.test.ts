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

// 10¹⁷ + x moves in steps of 16: around x forward stands still, and no number that it gives tells why.
test.each([
  ['rounding that loses the input', (x: number) => 1e17 + x - 1e17, 1],
  ['the same with a slope', (x: number) => -3 * (1e20 + x - 1e20), -3],
] as const)('%s is neither right nor wrong', (name, f, slope) => {
  for (const a of [0, 1, -2.5, 7.9]) {
    const A = Tensor.from([[a]], { dtype: 'float64' });
    expect(checkGradients(new Elementwise(name, f, () => slope), A).verdict).toBe('inconclusive');
    // What is neither 0 nor the slope of the stairs is wrong.
    for (const wrong of [-slope, 4 * slope])
      expect(checkGradients(new Elementwise(name, f, () => wrong), A).verdict).toBe('fail');
  }
});

test.each([
  ['one jump', (x: number) => (x > 0.5 ? 1 : 0)],
  ['two jumps', (x: number) => (x > 0.5 ? 1 : x < -0.5 ? -1 : 0)],
  ['a flat piece between slopes', (x: number) => Math.sign(x) * Math.max(Math.abs(x) - 0.5, 0)],
] as const)('%s: no stairs, and a slope of 1 is wrong', (name, f) => {
  const A = Tensor.from([[0.25]], { dtype: 'float64' });
  expect(checkGradients(new Elementwise(name, f, () => 1), A).verdict).toBe('fail');
  expect(checkGradients(new Elementwise(name, f, () => 0), A).verdict).toBe('pass');
});

// At h, h/2 and h/4 its roundings are the same third of a unit: three differences agree on a wrong number.
test('float32 inside, which rounds alike at powers of two, is no error of backward', () => {
  const tanh = new Elementwise(
    'Tanh',
    (x) => Math.fround(elementary.tanh(Math.fround(x))),
    (x) => 1 - elementary.tanh(x) * elementary.tanh(x),
  );
  for (const a of [0, 0.5, -9, -10]) {
    const report = checkGradients(tanh, Tensor.from([[a]], { dtype: 'float64' }));
    expect(report.verdict, String(report)).not.toBe('fail');
  }
});
