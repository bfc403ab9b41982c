// Parameter groups, lr, clipping: what they promise, and what they refuse.
import {
  Adagrad,
  Adam,
  AdamW,
  clipGradNorm,
  clipGradValue,
  CosineAnnealingLR,
  ExponentialLR,
  LinearLR,
  MultiStepLR,
  OneCycleLR,
  ReduceLROnPlateau,
  RMSprop,
  SGD,
  StepLR,
} from '@chainrule/optim';
import { Tensor } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';

const parameter = (name: string, ...gradient: number[]) => ({
  name,
  value: Tensor.from([gradient.map(() => 1)], { dtype: 'float64' }),
  gradient: Tensor.from([gradient], { dtype: 'float64' }),
});

/** The error as a reader sees it. */
function errorOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}

const wrong = (value: unknown) => value as never;

describe('groups', () => {
  test('each has its own lr and weightDecay, or those of the optimizer', () => {
    const [P, Q] = [parameter('P', 2), parameter('Q', 2)];
    new SGD([{ parameters: [P] }, { parameters: [Q], lr: 0.25, weightDecay: 2 }], { lr: 0.5 }).step();
    expect([P.value.item(), Q.value.item()]).toEqual([1 - 0.5 * 2, 1 - 0.25 * (2 + 2)]);
  });

  test('an lr that is too large for one group changes none', () => {
    const groups = [
      { parameters: [parameter('P', 1)], lr: 1 },
      { parameters: [parameter('Q', 1)], lr: 1e300 },
    ];
    const optimizer = new SGD(groups, { lr: 1 });
    const rates = () => optimizer.groups.map(({ lr }) => lr);
    expect(errorOf(() => (optimizer.lr = 1e10))).toBe(
      'RangeError: SGD: lr is Infinity, expected a finite number, 0 or more',
    );
    expect(rates()).toEqual([1, 1e300]);
    const schedule = new ExponentialLR(optimizer, { gamma: 1e10 });
    expect(
      errorOf(() => {
        schedule.step();
      }),
    ).toBe(
      // prettier-ignore
      'RangeError: ExponentialLR: lr is Infinity, expected a finite number, 0 or more',
    );
    expect([...rates(), schedule.state().steps]).toEqual([1, 1e300, 0]);
  });

  test('LinearLR ends exactly where it is said to, 0 included', () => {
    for (const startFactor of [0.1, 0.2, 1 / 3, 0.7, 1]) {
      for (const endFactor of [0, 0.3, 1]) {
        for (let totalIters = 1; totalIters <= 60; totalIters++) {
          const optimizer = new SGD([parameter('P', 1)], { lr: 0.3 });
          const schedule = new LinearLR(optimizer, { startFactor, endFactor, totalIters });
          for (let t = 0; t < totalIters; t++) schedule.step();
          expect([startFactor, totalIters, optimizer.lr]).toEqual([startFactor, totalIters, 0.3 * endFactor]);
        }
      }
    }
  });

  test('setting lr keeps the proportions, also from 0', () => {
    const optimizer = new Adam([
      { parameters: [parameter('P', 1)], lr: 0.5 },
      { parameters: [parameter('Q', 1)], lr: 0.125 },
    ]);
    const rates = () => optimizer.groups.map(({ lr }) => lr);
    optimizer.lr *= 2;
    expect([optimizer.lr, ...rates()]).toEqual([1, 1, 0.25]);
    optimizer.lr = 0;
    optimizer.lr = 2;
    expect(rates()).toEqual([2, 0.5]);
    optimizer.groups[1]!.lr = 7;
    expect(rates()).toEqual([2, 7]);
  });

  test('state keeps every lr and wants as many groups', () => {
    const make = () =>
      new SGD([{ parameters: [parameter('P', 1)] }, { parameters: [parameter('Q', 1)], lr: 3 }], { lr: 1 });
    const [first, second] = [make(), make()];
    first.groups[1]!.lr = 5;
    second.restore(first.state());
    expect(second.groups.map(({ lr }) => lr)).toEqual([1, 5]);
    const one = new SGD([parameter('P', 1), parameter('Q', 1)], { lr: 1 });
    expect(errorOf(() => { one.restore(first.state()); })).toBe('ShapeError: SGD.restore: lr is 2 learning rates, expected one for each of 1 groups'); // prettier-ignore
  });

  test('what they refuse', () => {
    const P = parameter('P', 1);
    const make = (...groups: unknown[]) => errorOf(() => new SGD(wrong(groups), { lr: 1 }));
    expect([
      make({ parameters: [] }),
      make({ parameters: P }),
      make({ parameters: [P], lr: -1 }),
      make({ parameters: [P], weightDecay: NaN }),
      make({ parameters: [P], lr: null }),
      make({ parameters: [P], learningRate: 1 }),
      make({ parameters: [P], weightdecay: 1 }),
      make({ parameters: [P] }, { parameters: [P] }),
      make({ parameters: [P, P] }),
      make({ parameters: [P] }, parameter('Q', 1)),
      make(P, { parameters: [parameter('Q', 1)] }),
      make({ params: [P] }),
    ]).toMatchInlineSnapshot(`
      [
        "TypeError: SGD: parameters[0]: parameters is empty, expected at least one; no layer of the model learns anything",
        "TypeError: SGD: parameters[0]: parameters is an object, expected an array such as model.parameters",
        "RangeError: SGD: parameters[0]: lr is -1, expected a finite number, 0 or more",
        "RangeError: SGD: parameters[0]: weightDecay is NaN, expected a finite number, 0 or more",
        "TypeError: SGD: parameters[0]: lr is null, expected a finite number, 0 or more",
        "TypeError: SGD: parameters[0]: unknown option 'learningRate'; known are parameters, lr, weightDecay",
        "TypeError: SGD: parameters[0]: unknown option 'weightdecay'; did you mean 'weightDecay'?",
        "Error: SGD: parameters[1]: parameters[0], P, stands in the list twice",
        "Error: SGD: parameters[0]: parameters[1], P, stands in the list twice",
        "TypeError: SGD: parameters[1] is an object, expected a group { parameters, lr, weightDecay } like the first",
        "TypeError: SGD: parameters[1] is an object, expected { name, value, gradient }",
        "TypeError: SGD: parameters[0] is an object, expected { name, value, gradient }",
      ]
    `);
  });
});

test('wrong options of the optimizers', () => {
  const P = [parameter('P', 1)];
  expect([
    errorOf(() => new Adam(P, { lr: -1 })),
    errorOf(() => new Adam(P, wrong({ beta1: 0.9 }))),
    errorOf(() => new Adam(P, wrong({ betas: 0.9 }))),
    errorOf(() => new Adam(P, wrong({ betas: [0.9] }))),
    errorOf(() => new Adam(P, { betas: [0.9, 1] })),
    errorOf(() => new Adam(P, { betas: [-0.1, 0.9] })),
    errorOf(() => new Adam(P, wrong({ betas: ['0.9', 0.9] }))),
    errorOf(() => new Adam(P, { eps: -1 })),
    errorOf(() => new Adam(P, wrong({ amsgrad: 1 }))),
    errorOf(() => new AdamW(P, { weightDecay: -1 })),
    errorOf(() => new AdamW(P, wrong({ weightDecay: null }))),
    errorOf(() => new AdamW(P, wrong({ weight_decay: 0.1 }))),
    errorOf(() => new AdamW(wrong(undefined))),
    errorOf(() => new RMSprop(P, { alpha: -1 })),
    errorOf(() => new RMSprop(P, { momentum: NaN })),
    errorOf(() => new RMSprop(P, wrong({ centred: true }))),
    errorOf(() => new RMSprop(P, wrong({ lr: null }))),
    errorOf(() => new Adagrad(P, { lrDecay: -1 })),
    errorOf(() => new Adagrad(P, { initialAccumulatorValue: -1 })),
    errorOf(() => new Adagrad(P, wrong({ momentum: 0.9 }))),
    errorOf(() => { new Adam(P).restore(new AdamW(P).state()); }), // prettier-ignore
    errorOf(() => { new Adam(P).restore(new Adam(P, { amsgrad: true }).state()); }), // prettier-ignore
  ]).toMatchInlineSnapshot(`
    [
      "RangeError: Adam: lr is -1, expected a finite number, 0 or more",
      "TypeError: Adam: unknown option 'beta1'; did you mean 'betas'?",
      "TypeError: Adam: betas is 0.9, expected two numbers such as [0.9, 0.999]",
      "TypeError: Adam: betas is 1 numbers, expected two numbers such as [0.9, 0.999]",
      "RangeError: Adam: betas[1] is 1, expected a number from 0 to below 1",
      "RangeError: Adam: betas[0] is -0.1, expected a number from 0 to below 1",
      "TypeError: Adam: betas[0] is '0.9', expected a number from 0 to below 1",
      "RangeError: Adam: eps is -1, expected a finite number, 0 or more",
      "TypeError: Adam: amsgrad is 1, expected true or false",
      "RangeError: AdamW: weightDecay is -1, expected a finite number, 0 or more",
      "TypeError: AdamW: weightDecay is null, expected a finite number, 0 or more",
      "TypeError: AdamW: unknown option 'weight_decay'; did you mean 'weightDecay'?",
      "TypeError: AdamW: parameters is undefined, expected an array such as model.parameters",
      "RangeError: RMSprop: alpha is -1, expected a finite number, 0 or more",
      "RangeError: RMSprop: momentum is NaN, expected a finite number, 0 or more",
      "TypeError: RMSprop: unknown option 'centred'; did you mean 'centered'?",
      "TypeError: RMSprop: lr is null, expected a finite number, 0 or more",
      "RangeError: Adagrad: lrDecay is -1, expected a finite number, 0 or more",
      "RangeError: Adagrad: initialAccumulatorValue is -1, expected a finite number, 0 or more",
      "TypeError: Adagrad: unknown option 'momentum'; known are lr, lrDecay, weightDecay, initialAccumulatorValue, eps, maximize",
      "TypeError: Adam.restore: state is of 'AdamW', expected 'Adam'",
      "TypeError: Adam.restore: the state has a largest of P, this Adam keeps none; build it with the options of the one that was saved",
    ]
  `);
});

test('wrong options of the schedules', () => {
  const optimizer = new SGD([parameter('P', 1)], { lr: 1 });
  const plateau = new ReduceLROnPlateau(optimizer);
  const cycle = new OneCycleLR(new SGD([parameter('P', 1)], { lr: 1 }), { maxLr: 1, totalSteps: 2 });
  cycle.step();
  cycle.step();
  expect([
    errorOf(() => new StepLR(wrong(undefined), { stepSize: 1 })),
    errorOf(() => new StepLR(wrong({ lr: '1' }), { stepSize: 1 })),
    errorOf(() => new StepLR(optimizer, wrong(undefined))),
    errorOf(() => new StepLR(optimizer, wrong({}))),
    errorOf(() => new StepLR(optimizer, { stepSize: 0 })),
    errorOf(() => new StepLR(optimizer, { stepSize: 1.5 })),
    errorOf(() => new StepLR(optimizer, { stepSize: 1, gamma: -1 })),
    errorOf(() => new StepLR(optimizer, wrong({ stepsize: 1 }))),
    errorOf(() => new MultiStepLR(optimizer, wrong({ milestones: 3 }))),
    errorOf(() => new MultiStepLR(optimizer, { milestones: [1, 2.5] })),
    errorOf(() => new ExponentialLR(optimizer, wrong({}))),
    errorOf(() => new LinearLR(optimizer, { startFactor: 0 })),
    errorOf(() => new LinearLR(optimizer, { startFactor: 2 })),
    errorOf(() => new LinearLR(optimizer, { endFactor: -1 })),
    errorOf(() => new CosineAnnealingLR(optimizer, wrong({ TMax: 3 }))),
    errorOf(() => new CosineAnnealingLR(optimizer, { tMax: 3, etaMin: -1 })),
    errorOf(() => new OneCycleLR(optimizer, wrong({ maxLr: 1 }))),
    errorOf(() => new OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, pctStart: 2 })),
    errorOf(() => new OneCycleLR(optimizer, wrong({ maxLr: 1, totalSteps: 5, annealStrategy: 'cosine' }))),
    errorOf(() => new OneCycleLR(optimizer, { maxLr: 1, totalSteps: 5, divFactor: 0 })),
    errorOf(() => { cycle.step(); }), // prettier-ignore
    errorOf(() => new ReduceLROnPlateau(optimizer, { factor: 1 })),
    errorOf(() => new ReduceLROnPlateau(optimizer, wrong({ mode: 'minimum' }))),
    errorOf(() => new ReduceLROnPlateau(optimizer, wrong({ minLR: 0 }))),
    errorOf(() => { plateau.step(); }), // prettier-ignore
    errorOf(() => { plateau.step(wrong('0.5')); }), // prettier-ignore
    errorOf(() => { plateau.restore(wrong(undefined)); }), // prettier-ignore
    errorOf(() => { plateau.restore(cycle.state()); }), // prettier-ignore
    errorOf(() => { plateau.restore({ ...plateau.state(), steps: -1 }); }), // prettier-ignore
    errorOf(() => { plateau.restore({ ...plateau.state(), memory: {} }); }), // prettier-ignore
    errorOf(() => { plateau.restore(wrong({ ...plateau.state(), memory: { best: '3', bad: 0, cooldown: 0 } })); }), // prettier-ignore
    errorOf(() => { cycle.restore({ ...cycle.state(), steps: 3 }); }), // prettier-ignore
  ]).toMatchInlineSnapshot(`
    [
      "TypeError: StepLR: optimizer is undefined, expected an optimizer such as new SGD(…)",
      "TypeError: StepLR: optimizer is an object, expected an optimizer such as new SGD(…)",
      "TypeError: StepLR: options are undefined, expected an object such as { stepSize: … }",
      "TypeError: StepLR: stepSize is undefined, expected a whole number, 1 or more",
      "RangeError: StepLR: stepSize is 0, expected a whole number, 1 or more",
      "RangeError: StepLR: stepSize is 1.5, expected a whole number, 1 or more",
      "RangeError: StepLR: gamma is -1, expected a finite number, 0 or more",
      "TypeError: StepLR: unknown option 'stepsize'; did you mean 'stepSize'?",
      "TypeError: MultiStepLR: milestones is 3, expected an array of steps",
      "RangeError: MultiStepLR: milestones[1] is 2.5, expected a whole number, 0 or more",
      "TypeError: ExponentialLR: gamma is undefined, expected a finite number, 0 or more",
      "RangeError: LinearLR: startFactor is 0, expected a finite number above 0",
      "RangeError: LinearLR: startFactor is 2, expected a number from 0 to 1",
      "RangeError: LinearLR: endFactor is -1, expected a number from 0 to 1",
      "TypeError: CosineAnnealingLR: unknown option 'TMax'; did you mean 'tMax'?",
      "RangeError: CosineAnnealingLR: etaMin is -1, expected a finite number, 0 or more",
      "TypeError: OneCycleLR: totalSteps is undefined, expected a whole number, 1 or more",
      "RangeError: OneCycleLR: pctStart is 2, expected a number from 0 to 1",
      "RangeError: OneCycleLR: annealStrategy is 'cosine', expected one of 'cos', 'linear'",
      "RangeError: OneCycleLR: divFactor is 0, expected a finite number above 0",
      "RangeError: OneCycleLR: step 3 is beyond the cycle of totalSteps 2",
      "RangeError: ReduceLROnPlateau: factor is 1, expected a number from 0 to below 1",
      "RangeError: ReduceLROnPlateau: mode is 'minimum', expected one of 'min', 'max'",
      "TypeError: ReduceLROnPlateau: unknown option 'minLR'; did you mean 'minLr'?",
      "TypeError: ReduceLROnPlateau.step: metric is undefined, expected a number",
      "TypeError: ReduceLROnPlateau.step: metric is '0.5', expected a number",
      "TypeError: ReduceLROnPlateau.restore: state is undefined, expected what state() returned",
      "TypeError: ReduceLROnPlateau.restore: state is of 'OneCycleLR', expected 'ReduceLROnPlateau'",
      "RangeError: ReduceLROnPlateau.restore: steps is -1, expected a whole number, 0 or more",
      "TypeError: ReduceLROnPlateau.restore: bad is undefined, expected a whole number, 0 or more",
      "TypeError: ReduceLROnPlateau.restore: best is '3', expected a finite number",
      "RangeError: OneCycleLR: step 3 is beyond the cycle of totalSteps 2",
    ]
  `);
  expect(optimizer.lr).toBe(1);
});

describe('clipping', () => {
  test('clipGradNorm scales all gradients together, and only down', () => {
    const [P, Q] = [parameter('P', 3, 0), parameter('Q', 4)];
    expect(clipGradNorm([P, Q], 10)).toBe(5);
    expect([P.gradient.at(0, 0), Q.gradient.item()]).toEqual([3, 4]);
    expect(clipGradNorm([{ parameters: [P] }, { parameters: [Q] }], 1)).toBe(5);
    expect([P.gradient.at(0, 0), Q.gradient.item()]).toEqual([3 * (1 / (5 + 1e-6)), 4 * (1 / (5 + 1e-6))]);
    expect(clipGradNorm([P, Q], Infinity)).toBeCloseTo(1, 6);
    expect(clipGradNorm([P], 0)).toBeGreaterThan(0);
    expect(P.gradient.toArray()).toEqual([[0, 0]]);
  });

  test('the squares of long gradients do not overflow', () => {
    const [P, Q] = [parameter('P', 3e200, 1), parameter('Q', -4e200)];
    expect(clipGradNorm([P, Q], 1)).toBeCloseTo(5e200, -190);
    expect(P.gradient.at(0, 0)).toBeCloseTo(0.6, 12);
    expect(Q.gradient.item()).toBeCloseTo(-0.8, 12);
    expect(P.gradient.at(0, 1)).toBeGreaterThan(0);
  });

  test('with ∞ nothing is scaled, whatever the norm is', () => {
    const P = parameter('P', 3, Infinity);
    expect(clipGradNorm([P], Infinity)).toBe(Infinity);
    expect(P.gradient.toArray()).toEqual([[3, Infinity]]);
  });

  test('a NaN is not hidden', () => {
    const [P, Q] = [parameter('P', NaN), parameter('Q', 4)];
    expect(clipGradNorm([P, Q], 1)).toBeNaN();
    expect(Q.gradient.item()).toBeNaN();
    clipGradValue([P], 1);
    expect(P.gradient.item()).toBeNaN();
  });

  test('clipGradValue clamps each number', () => {
    const P = parameter('P', 0.5, -4, 3, -0.25, Infinity);
    clipGradValue([P], 1);
    expect(P.gradient.toArray()).toEqual([[0.5, -1, 1, -0.25, 1]]);
  });

  test('what it refuses, before anything is changed', () => {
    const P = parameter('P', 3, 4);
    expect([
      errorOf(() => clipGradNorm([P], -1)),
      errorOf(() => clipGradNorm([P], NaN)),
      errorOf(() => clipGradNorm([P], wrong('1'))),
      errorOf(() => clipGradNorm([], 1)),
      errorOf(() => clipGradNorm(wrong(P), 1)),
      errorOf(() => clipGradNorm(wrong([P, null]), 1)),
      errorOf(() => { clipGradValue([P], Infinity); }), // prettier-ignore
      errorOf(() => { clipGradValue([P], -1); }), // prettier-ignore
      errorOf(() => { clipGradValue(wrong([P.gradient]), 1); }), // prettier-ignore
    ]).toMatchInlineSnapshot(`
      [
        "RangeError: clipGradNorm: maxNorm is -1, expected a finite number, 0 or more",
        "RangeError: clipGradNorm: maxNorm is NaN, expected a finite number, 0 or more",
        "TypeError: clipGradNorm: maxNorm is '1', expected a finite number, 0 or more",
        "TypeError: clipGradNorm: parameters is empty, expected at least one; no layer of the model learns anything",
        "TypeError: clipGradNorm: parameters is an object, expected an array such as model.parameters",
        "TypeError: clipGradNorm: parameters[1] is null, expected { name, value, gradient }",
        "RangeError: clipGradValue: value is Infinity, expected a finite number, 0 or more",
        "RangeError: clipGradValue: value is -1, expected a finite number, 0 or more",
        "TypeError: clipGradValue: parameters[0] is a Tensor, expected { name, value, gradient }",
      ]
    `);
    expect(P.gradient.toArray()).toEqual([[3, 4]]);
  });
});
