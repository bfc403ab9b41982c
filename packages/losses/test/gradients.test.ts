import { gradcheckLoss, size, tensor } from '@chainrule/gradcheck';
import { CrossEntropyLoss, MSELoss, type CrossEntropyLossOptions, type Reduction } from '@chainrule/losses';
import fc from 'fast-check';
import { test } from 'vitest';

const sizes = { N: size(), C: size() };
const input = ({ N, C }: { N: number; C: number }): [number, number] => [N, C];
const weights = ({ N, C }: { N: number; C: number }) => tensor([N, C]);
const indices = ({ N, C }: { N: number; C: number }) =>
  fc.array(fc.integer({ min: 0, max: C - 1 }), { minLength: N, maxLength: N });

test.each<Reduction>(['mean', 'sum'])('MSELoss, %s: dLdZ is the gradient of L', (reduction) => {
  gradcheckLoss({ sizes, input, loss: () => new MSELoss({ reduction }), target: weights });
});

const options: readonly CrossEntropyLossOptions[] = [
  {},
  { reduction: 'sum' },
  { labelSmoothing: 0.125 },
  { labelSmoothing: 1, reduction: 'sum' },
];

test.each(options)('CrossEntropyLoss of class indices, %o: dLdZ is the gradient of L', (option) => {
  gradcheckLoss({ sizes, input, loss: () => new CrossEntropyLoss(option), target: indices });
});

test.each(options.slice(1, 3))('CrossEntropyLoss of weights, %o: dLdZ is the gradient of L', (option) => {
  gradcheckLoss({ sizes, input, loss: () => new CrossEntropyLoss(option), target: weights });
});
