import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradcheck, gradcheckLoss, GradientError } from '../src/index.ts';
import type { GradcheckParameters } from '../src/index.ts';
import { correct } from './battery/correct/index.ts';
import { correctLosses } from './battery/correct/losses.ts';

// 2 seeds every day. A long run, here of 2,000 seeds for every layer:
// CHAINRULE_RUNS=100000 CHAINRULE_ROUNDS=1 npm run test:random packages/gradcheck/test/battery-correct.test.ts
const { seed = 0, numRuns = 100 } = fc.readConfigureGlobal();
const SEEDS = Math.max(1, Math.round(numRuns / 50));
/** Cases for each seed, and as many as it mostly takes to tell every gradient: of a net that is often dead, a user's 100. */
const FEW = 3;
const MANY = 20;

/** What a run with this seed says: nothing, or its message. */
function alarmOf(run: (parameters: GradcheckParameters) => void, parameters: GradcheckParameters): string {
  try {
    run(parameters);
    return 'none';
  } catch (error) {
    if (error instanceof GradientError && error.report.verdict === 'inconclusive') return 'inconclusive';
    return `seed ${parameters.seed!}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function neverCalledWrong(run: (parameters: GradcheckParameters) => void, untold?: string): void {
  let first = alarmOf(run, { seed, numRuns: MANY });
  if (first === 'inconclusive' && untold === undefined) first = alarmOf(run, { seed, numRuns: 100 });
  expect(first).toMatch(untold === undefined ? /^none$/ : /^(none|inconclusive)$/);
  for (let i = 1; i <= SEEDS; i++) {
    expect(alarmOf(run, { seed: seed + i, numRuns: FEW })).toMatch(/^(none|inconclusive)$/);
  }
}

describe('a right layer is never called wrong', () => {
  test.each(correct.map((layer) => [layer.name, layer] as const))('%s', (_, { spec, untold }) => {
    neverCalledWrong((parameters) => {
      gradcheck(spec, parameters);
    }, untold);
  });
});

describe('a right loss is never called wrong', () => {
  test.each(correctLosses.map((loss) => [loss.name, loss] as const))('%s', (_, { spec }) => {
    neverCalledWrong((parameters) => {
      gradcheckLoss(spec, parameters);
    });
  });
});
