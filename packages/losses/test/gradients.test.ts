import { gradcheckLoss, size, tensor } from '@chainrule/gradcheck';
import {
  BCELoss,
  BCEWithLogitsLoss,
  CrossEntropyLoss,
  HuberLoss,
  KLDivLoss,
  L1Loss,
  MSELoss,
  NLLLoss,
  SmoothL1Loss,
  type CrossEntropyLossOptions,
  type Loss,
  type Reduction,
} from '@chainrule/losses';
import { type Tensor } from '@chainrule/tensor';
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

test.each<[string, () => Loss<Tensor>]>([
  ['L1Loss, mean', () => new L1Loss()],
  ['L1Loss, sum', () => new L1Loss({ reduction: 'sum' })],
  ['HuberLoss', () => new HuberLoss()],
  ['HuberLoss(2), sum', () => new HuberLoss({ delta: 2, reduction: 'sum' })],
  ['SmoothL1Loss', () => new SmoothL1Loss()],
  ['SmoothL1Loss(0.5), sum', () => new SmoothL1Loss({ beta: 0.5, reduction: 'sum' })],
  ['BCEWithLogitsLoss, mean', () => new BCEWithLogitsLoss()],
  ['BCEWithLogitsLoss, sum', () => new BCEWithLogitsLoss({ reduction: 'sum' })],
])('%s: dLdZ is the gradient of L', (_, loss) => {
  gradcheckLoss({ sizes, input, loss, target: weights });
});

const probabilities = ({ N, C }: { N: number; C: number }) => tensor([N, C], { min: 0, max: 1 });

test.each<[string, () => Loss<Tensor>]>([
  ['KLDivLoss, mean', () => new KLDivLoss()],
  ['KLDivLoss, sum', () => new KLDivLoss({ reduction: 'sum' })],
  ['KLDivLoss, batchmean', () => new KLDivLoss({ reduction: 'batchmean' })],
])('%s: dLdZ is the gradient of L', (_, loss) => {
  gradcheckLoss({ sizes, input, loss, target: probabilities });
});

test.each<Reduction>(['mean', 'sum'])('BCELoss, %s: dLdZ is the gradient of L', (reduction) => {
  const loss = (): BCELoss => new BCELoss({ reduction });
  gradcheckLoss({ sizes, input, loss, target: probabilities, ranges: { Z: [0.125, 0.875] } });
});

test.each<Reduction>(['mean', 'sum'])('NLLLoss, %s: dLdZ is the gradient of L', (reduction) => {
  gradcheckLoss({ sizes, input, loss: () => new NLLLoss({ reduction }), target: indices });
});
