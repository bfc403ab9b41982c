import { Rng, Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { checkGradients, gradcheck, gradcheckLoss } from '../src/index.ts';
import type { GradcheckSpec, Sizes } from '../src/index.ts';
import { broken } from './battery/broken/index.ts';
import type { Broken } from './battery/broken/index.ts';
import { gradientErrorOf } from './helpers.ts';

const SIMPLE = [0, 0.5, 1, 2];
const SENTENCES = 3;

describe('a broken layer is caught, in a small case, and told what is wrong', () => {
  test.each(broken.map((layer) => [layer.name, layer] as const))('%s', (_, layer) => {
    const error = gradientErrorOf(() => {
      if ('loss' in layer.spec) gradcheckLoss(layer.spec);
      else gradcheck(layer.spec);
    });
    expect(error.law).toBe(layer.law);
    expect(error.message.replaceAll(/\n\s+/g, ' ')).toMatch(layer.says);
    expect((error.report.diagnosis ?? '').split('. ').length).toBeLessThanOrEqual(SENTENCES);
    for (const [name, n] of Object.entries(error.counterexample?.sizes ?? {}))
      expect(n).toBeLessThanOrEqual(layer.most[name] ?? 2);
    if (layer.numbers) return;
    for (const X of error.counterexample?.tensors.values() ?? [])
      for (const x of X.data) expect(SIMPLE).toContain(Math.abs(x));
  });
});

describe('one point shows it, too', () => {
  const shown = broken.flatMap((layer) =>
    layer.point === undefined || 'loss' in layer.spec ? [] : [[layer.name, layer, layer.point] as const],
  );
  test.each(shown)('%s', (_, layer, sizes) => {
    expect(verdictAt(layer, sizes)).toBe('fail');
  });
});

function verdictAt(layer: Broken, sizes: Sizes): string {
  const spec = layer.spec as GradcheckSpec;
  const rng = new Rng(3);
  const draw = (X: Tensor, name: string): Tensor => {
    const [low, high] = spec.ranges?.[name] ?? [-2, 2];
    X.data.forEach((_, i) => (X.data[i] = rng.uniform(low, high)));
    return X;
  };
  const checked = spec.layer(sizes, 'float64');
  for (const { name, value } of checked.parameters) draw(value, name);
  return checkGradients(checked, draw(Tensor.zeros(spec.input(sizes), 'float64'), 'A')).verdict;
}
