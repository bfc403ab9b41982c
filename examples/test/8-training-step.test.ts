import { expect, test } from 'vitest';
import { run } from '../8-training-step.ts';
import { watch } from './lines.ts';

test('a training step: every gradient of loss ∘ model is right, whatever the first weights', () => {
  for (const seed of [1, 2, 3]) {
    const { right } = watch(run, seed).result;
    expect(right.verdict).toBe('pass');
    expect(right.entries.map(({ name }) => name)).toEqual(['dLdA', '0.dLdW', '0.dLdb', '2.dLdW', '2.dLdb']);
    expect(right.power).toBeLessThan(1e-3);
  }
});

test('a training step: gradients that hold the learning rate are not the gradients of the loss', () => {
  const { wrong } = watch(run).result;
  expect(wrong.verdict).toBe('fail');
  expect(wrong.entries.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toEqual([
    '0.dLdW',
    '0.dLdb',
    '2.dLdW',
    '2.dLdb',
  ]);
  expect(wrong.diagnosis).toContain('2 times too small');
});
