import { Tensor } from '@chainrule/tensor';
import type { DType } from '@chainrule/tensor';
import { describe, expect, test } from 'vitest';
import { gradcheck, size } from '../src/index.ts';
import type { Differentiable, GradcheckSpec } from '../src/index.ts';
import { gradientErrorOf } from './helpers.ts';
import { breakLinear, brokenLinears } from './subjects/broken.ts';
import { lawless } from './subjects/lawless.ts';
import { activations, BatchNorm, Elementwise, Linear, Max, Stack } from './subjects/layers.ts';

type Spec = GradcheckSpec<'N' | 'inFeatures' | 'outFeatures'>;

function specOf(layer: (inFeatures: number, outFeatures: number, dtype: DType) => Differentiable): Spec {
  return {
    sizes: { N: size(), inFeatures: size(), outFeatures: size() },
    layer: ({ inFeatures, outFeatures }, dtype) => layer(inFeatures, outFeatures, dtype),
    input: ({ N, inFeatures }) => [N, inFeatures],
  };
}

describe('correct layers keep all laws', () => {
  test.each([1, 2, 3, 4])('Linear, seed %s', (seed) => {
    gradcheck(
      specOf((i, o, dtype) => new Linear(i, o, dtype)),
      { seed },
    );
  });
  test.each([1, 2])('Linear, ReLU, Linear, seed %s', (seed) => {
    gradcheck(
      specOf(
        (i, o, dtype) => new Stack(new Linear(i, 3, dtype), activations.ReLU!(), new Linear(3, o, dtype)),
      ),
      { seed },
    );
  });
  test.each([1, 2])('BatchNorm couples the batch, seed %s', (seed) => {
    gradcheck({ ...specOf((i, _, dtype) => new BatchNorm(i, dtype)), couplesBatch: true }, { seed });
  });
  test('Max', () => {
    gradcheck(specOf(() => new Max()));
  });
  test.each(Object.keys(activations))('%s', (name) => {
    const positive = name === 'Log' || name === 'Sqrt';
    gradcheck({ ...specOf(() => activations[name]!()), ...(positive ? { ranges: { A: [0.125, 4] } } : {}) });
  });
});

describe('bugs in Linear are caught, named and made small', () => {
  test.each(brokenLinears)('$what', ({ bug, wrong, hint, what }) => {
    const error = gradientErrorOf(() => {
      gradcheck(breakLinear(bug));
    });
    expect(error.law).toBe('gradients');
    expect(error.report.verdict).toBe('fail');
    expect(error.message).toContain(`${wrong} is not the gradient of forward`);
    expect(error.report.entries.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toEqual([
      wrong,
    ]);
    if (hint !== undefined) expect(error.report.diagnosis).toContain(hint);

    const { sizes, tensors } = error.counterexample!;
    expect(sizes['N']).toBeLessThanOrEqual(what.includes('N > 3') ? 4 : 2);
    expect(Math.max(sizes['inFeatures']!, sizes['outFeatures']!)).toBeLessThanOrEqual(2);
    for (const X of tensors.values()) for (const x of X.data) expect([0, 0.5, 1, 2]).toContain(Math.abs(x));
  });

  test.each(brokenLinears.slice(0, 6))(
    '$what: the replay line gives the same again, to the bit',
    ({ bug }) => {
      const first = gradientErrorOf(() => {
        gradcheck(breakLinear(bug), { seed: 42 });
      });
      const again = gradientErrorOf(() => {
        gradcheck(breakLinear(bug), { seed: first.seed, path: first.path });
      });
      expect(again.counterexample).toEqual(first.counterexample);
      expect(again.report.entries).toEqual(first.report.entries);
      expect(again.report.diagnosis).toBe(first.report.diagnosis);
      expect(again.message.split('shrunk')[0]).toBe(first.message.split('shrunk')[0]);
    },
  );
});

test('an error in one link of a stack is named by its place', () => {
  const spec = specOf((i, o, dtype) => {
    const broken = breakLinear(brokenLinears[0]!.bug).layer({ N: 1, inFeatures: 2, outFeatures: o }, dtype);
    return new Stack(new Linear(i, 2, dtype), activations.Tanh!(), broken);
  });
  const { report } = gradientErrorOf(() => {
    gradcheck(spec);
  });
  expect(report.entries.filter(({ verdict }) => verdict === 'fail').map(({ name }) => name)).toEqual([
    '2.dLdW',
  ]);
});

test('of 200 numbers one that is 1 % wrong is caught', () => {
  const one = brokenLinears.find(({ what }) => what === 'one element 1 % off')!;
  gradientErrorOf(() => {
    gradcheck(
      {
        ...breakLinear(one.bug),
        sizes: { N: size(), inFeatures: size({ min: 20, max: 20 }), outFeatures: size({ min: 10, max: 10 }) },
      },
      { numRuns: 3, endOnFailure: true },
    );
  });
});

describe('each law is broken by the layer that breaks it', () => {
  test.each(lawless)('$law: $what', ({ law, layer }) => {
    const error = gradientErrorOf(() => {
      gradcheck(specOf(layer), { laws: [law] });
    });
    expect(error.law).toBe(law);
    const again = gradientErrorOf(() => {
      gradcheck(specOf(layer), { seed: error.seed, path: error.path, laws: [error.law] });
    });
    expect(again.counterexample).toEqual(error.counterexample);
  });

  test('and by no other: Linear keeps each of them alone', () => {
    for (const { law } of lawless)
      gradcheck(
        specOf((i, o, dtype) => new Linear(i, o, dtype)),
        { laws: [law], numRuns: 20 },
      );
  });
});

describe('messages', () => {
  const messageOf = (spec: Spec, laws?: Parameters<typeof gradcheck>[1]): string =>
    gradientErrorOf(() => {
      gradcheck(spec, { seed: 42, ...laws });
    }).message;
  const bugNamed = (what: string): Spec =>
    breakLinear(brokenLinears.find((broken) => broken.what === what)!.bug);

  test('a mean inside the layer', () => {
    expect(messageOf(bugNamed('dLdW / N'))).toMatchInlineSnapshot(`
      "Linear(1 → 1): dLdW is not the gradient of forward

        dLdW[0, 0] is 0.5, exact differences give 1
          hint      dLdW is N = 2 times too small: the mean over N belongs in the loss

        in the smallest case found
          A      [2, 1]   [[1], [0]]
          W      [1, 1]   [[0]]
          b      [1, 1]   [[0]]
          dLdZ   [2, 1]   [[1], [0]]

        right: dLdA, dLdb
        shrunk 5 times; replay with { seed: 42, path: "0:2:2:4:4:6" }"
    `);
  });
  test('never written', () => {
    expect(messageOf(bugNamed('dLdb never written'))).toMatchInlineSnapshot(`
      "Linear(1 → 1): dLdb is not the gradient of forward

        dLdb[0, 0] is NaN, exact differences give 0
          hint      backward never writes dLdb

        in the smallest case found
          A      [1, 1]   [[0]]
          W      [1, 1]   [[0]]
          b      [1, 1]   [[0]]
          dLdZ   [1, 1]   [[0]]

        right: dLdA, dLdW
        shrunk 5 times; replay with { seed: 42, path: "0:0:0:0:0:0" }"
    `);
  });
  test('transposed', () => {
    expect(messageOf(bugNamed('dLdW transposed'))).toMatchInlineSnapshot(`
      "Linear(2 → 2): dLdW is not the gradient of forward

        dLdW[0, 1] is 1, exact differences give 0
          wrong     2 of 4 numbers
          hint      dLdW is transposed

        in the smallest case found
          A      [1, 2]   [[1, 0]]
          W      [2, 2]   [[0, 0], [0, 0]]
          b      [2, 1]   [[0], [0]]
          dLdZ   [1, 2]   [[0, 1]]

        right: dLdA, dLdb
        shrunk 9 times; replay with { seed: 42, path: "1:0:2:0:4:8:8:8:9:9" }"
    `);
  });
  test('a law about backward', () => {
    expect(messageOf(specOf(lawless[0]!.layer), { laws: ['linear in dLdZ'] })).toMatchInlineSnapshot(`
      "Linear(1 → 1): backward is not linear in dLdZ

        backward(2·dLdZ) gives dLdW[0, 0] = 0.1, twice backward(dLdZ) gives 0.2

        in the smallest case found
          A      [1, 1]   [[0]]
          W      [1, 1]   [[1]]
          b      [1, 1]   [[0]]
          dLdZ   [1, 1]   [[0]]

        shrunk 6 times; replay with { seed: 42, path: "0:0:0:0:1:1:1", laws: ['linear in dLdZ'] }"
    `);
  });
  test('a gradient that is clipped far above what dLdZ is', () => {
    const clipping = specOf((i, o, dtype) => {
      const layer = new Linear(i, o, dtype);
      const backward = layer.backward.bind(layer);
      layer.backward = (dLdZ) => {
        const dLdA = backward(dLdZ);
        dLdA.data.forEach((x, k) => (dLdA.data[k] = Math.max(-1000, Math.min(x, 1000))));
        return dLdA;
      };
      return layer;
    });
    expect(messageOf(clipping)).toContain('backward is not linear in dLdZ');
  });
  test('an exception in forward, with its cause', () => {
    const spec = specOf((i, o, dtype) => {
      const layer = new Linear(i, o, dtype);
      layer.forward = () => {
        throw new RangeError('out of cheese');
      };
      return layer;
    });
    const error = gradientErrorOf(() => {
      gradcheck(spec, { seed: 42 });
    });
    expect(error.cause).toBeInstanceOf(RangeError);
    expect(error.message).toMatchInlineSnapshot(`
      "Linear(1 → 1): a pass throws

        RangeError: out of cheese

        in the smallest case found
          A      [1, 1]   [[0]]
          W      [1, 1]   [[0]]
          b      [1, 1]   [[0]]

        shrunk 4 times; replay with { seed: 42, path: "0:0:0:0:0" }"
    `);
  });
  test('a gradient that nothing could show to be wrong', () => {
    const dead = specOf(
      () =>
        new Elementwise(
          'Dead',
          () => 0,
          () => 0,
        ),
    );
    expect(messageOf(dead)).toMatchInlineSnapshot(`
      "Dead: INCONCLUSIVE, no case could tell whether dLdA is right

        dLdA   it is 0 in all 100 cases, as it must be if forward does not depend on A, which moved by 1 and more changes nothing; if that is meant, say \`zeroGradients: ['A']\`"
    `);
  });
  test('skipped laws are named', () => {
    const drifts = lawless.find(({ law }) => law === 'repeatable')!.layer;
    const text = messageOf({ ...specOf(drifts), couplesBatch: true }, { laws: ['repeatable'] });
    expect(text).toContain('skipped: batch order (couplesBatch)');
  });
});

describe('misuse', () => {
  const spec = specOf((i, o, dtype) => new Linear(i, o, dtype));
  const refused = (...[wrong, parameters]: Parameters<typeof gradcheck>): (() => void) => {
    return () => {
      gradcheck(wrong, parameters);
    };
  };
  test('the spec', () => {
    expect(refused(undefined as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: spec is undefined, expected { sizes, layer, input }]`,
    );
    expect(refused({ ...spec, sizes: undefined as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: sizes is undefined, expected arbitraries by name such as { N: size() }]`,
    );
    expect(refused({ ...spec, sizes: { ...spec.sizes, N: 4 as never } })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: sizes.N is 4, expected size()]`,
    );
    expect(refused({ ...spec, layer: undefined as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: layer is undefined, expected a function of the sizes]`,
    );
  });
  test('the laws and the mode', () => {
    expect(refused(spec, { laws: ['gravity' as never] })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: there is no law 'gravity'; the laws are 'gradients', 'leaves its inputs alone', 'linear in dLdZ', 'repeatable', 'no memory of an earlier batch', 'zero in gives zero out', 'batch order', 'float32 beside float64', 'backward needs forward', 'parameters keep their identity' and 'predict agrees with forward']`,
    );
    expect(
      refused({ ...spec, couplesBatch: true }, { laws: ['batch order'] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: nothing to check; skipped are 'batch order' (couplesBatch)]`,
    );
    expect(refused(spec, { mode: 'quick' as never })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: gradcheck: mode is 'quick', expected one of 'auto', 'numeric', 'exact']`,
    );
  });
  test('sizes upside down', () => {
    expect(() => size({ min: 3, max: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: size: got min 3 and max 2, expected integers with 1 ≤ min ≤ max]`,
    );
  });

  test('a layer that forward leaves random is not judged by its gradients', () => {
    const report = gradientErrorOf(() => {
      gradcheck(specOf(lawless.find(({ law }) => law === 'repeatable')!.layer), {
        laws: ['gradients'],
        numRuns: 5,
      });
    }).report;
    expect(report.verdict).toBe('inconclusive');
    expect(report.diagnosis).toContain('forward gives other numbers each time');
  });
});

test('a derivative with one or two binary digits left is still linear in dLdZ', () => {
  const tiny = 1.5e-323; // 3·2⁻¹⁰⁷⁴: half of it rounds
  gradcheck(specOf(() => new Elementwise('Tiny', (a) => tiny * a, () => tiny)), { laws: ['linear in dLdZ'] }); // prettier-ignore
});

describe('the other laws try only sizes that the spec allows', () => {
  const least = 2;
  const refusing = (): Elementwise => {
    const layer = new Elementwise('Pairs', (a) => 2 * a, () => 2); // prettier-ignore
    const forward = layer.forward.bind(layer);
    layer.forward = (A) => {
      if (A.shape[0]! < least || A.shape[0]! > 3) throw new RangeError(`N is ${A.shape[0]!}`);
      return forward(A);
    };
    layer.predict = (A) => layer.forward(A);
    return layer;
  };
  const spec = (N: ReturnType<typeof size>): Parameters<typeof gradcheck>[0] => ({
    sizes: { N, features: size() },
    layer: refusing,
    input: (sizes) => [sizes['N']!, sizes['features']!],
  });
  test.each([
    [2, 3],
    [3, 3],
  ])('from %s to %s', (min, max) => {
    const laws = ['no memory of an earlier batch', 'parameters keep their identity'] as const;
    gradcheck(spec(size({ min, max })), { laws });
  });
  test('and no smaller one', () => {
    expect(() => {
      gradcheck(spec(size({ min: 1, max: 3 })), { laws: ['no memory of an earlier batch'] });
    }).toThrow('RangeError: N is 1');
  });
});

describe('a gradient that is 0 in every case', () => {
  /** b is added before the mean of the batch is taken off: forward does not depend on it. */
  class Centred extends Linear {
    override forward(A: Tensor): Tensor {
      return centred(super.forward(A));
    }
    override predict(A: Tensor): Tensor {
      return centred(super.predict(A));
    }
    override backward(dLdZ: Tensor): Tensor {
      return super.backward(centred(dLdZ));
    }
  }
  const centred = (X: Tensor): Tensor => {
    const [N, C] = X.shape as [number, number];
    return new Tensor(
      X.data.map((x, i) => {
        let sum = 0;
        for (let n = 0; n < N; n++) sum += X.data[n * C + (i % C)]!;
        return x - sum / N;
      }),
      X.shape,
    );
  };
  const messageFrom = (checked: Parameters<typeof gradcheck>[0]): string =>
    gradientErrorOf(() => {
      gradcheck(checked, { seed: 42 });
    }).message;
  const spec = { ...specOf((i, o, dtype) => new Centred(i, o, dtype)), couplesBatch: true };

  test('is named, with what forward says, and with a way to say that it is meant', () => {
    expect(messageFrom(spec)).toMatchInlineSnapshot(`
      "Linear(1 → 1): INCONCLUSIVE, no case could tell whether dLdb is right

        dLdb   it is 0 in all 100 cases, as it must be if forward does not depend on b, which moved by 1 and more changes nothing; if that is meant, say \`zeroGradients: ['b']\`"
    `);
    gradcheck({ ...spec, zeroGradients: ['b'] }, { seed: 42 });
  });
  test('what is said to be 0 is compared nevertheless', () => {
    expect(messageFrom({ ...spec, zeroGradients: ['b', 'W'] })).toContain(
      'it is not 0 in some cases, though `zeroGradients` says so',
    );
    expect(() => {
      gradcheck({ ...spec, zeroGradients: ['bias'] });
    }).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: gradcheck: zeroGradients names bias, expected one of A, W and b]`,
    );
  });
});

test("fast-check's parameters are passed on", () => {
  let built = 0;
  const spec = specOf((i, o, dtype) => {
    built++;
    return new Linear(i, o, dtype);
  });
  gradcheck(spec, { laws: ['gradients'], numRuns: 1 });
  const once = built;
  built = 0;
  gradcheck(spec, { laws: ['gradients'], numRuns: 10 });
  expect(built).toBeGreaterThan(5 * once - 10);
  const bug = breakLinear(brokenLinears[0]!.bug);
  const unshrunk = gradientErrorOf(() => {
    gradcheck(bug, { seed: 42, endOnFailure: true });
  });
  expect(unshrunk.path).not.toContain(':');
  expect(unshrunk.counterexample!.tensors.get('A')).toBeInstanceOf(Tensor);
});
