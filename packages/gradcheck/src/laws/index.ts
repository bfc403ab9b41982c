import { backwardNeedsForward } from './backward-needs-forward.ts';
import type { Mode } from '../compare.ts';
import { batchOrder } from './batch-order.ts';
import type { Bench, Compared } from './bench.ts';
import { float32 } from './float32.ts';
import { gradients } from './gradients.ts';
import type { Law } from './law.ts';
import { leavesInputsAlone } from './leaves-inputs-alone.ts';
import { linear } from './linear-in-dLdZ.ts';
import { noMemory } from './no-memory.ts';
import { parametersKeepIdentity } from './parameters-keep-identity.ts';
import { predict } from './predict.ts';
import { repeatable } from './repeatable.ts';
import { zeroInZeroOut } from './zero-in-zero-out.ts';

/** Throws LawBroken where a case breaks the law. */
export type LawCheck = (bench: Bench, seen: (compared: Compared) => void, mode?: Mode) => void;

/** What each law checks. */
export const CHECKS: Readonly<Record<Law, LawCheck>> = {
  gradients,
  'leaves its inputs alone': leavesInputsAlone,
  'linear in dLdZ': linear,
  repeatable,
  'no memory of an earlier batch': noMemory,
  'zero in gives zero out': zeroInZeroOut,
  'batch order': batchOrder,
  'float32 beside float64': float32,
  'backward needs forward': backwardNeedsForward,
  'parameters keep their identity': parametersKeepIdentity,
  'predict agrees with forward': predict,
};

/** Those that a loss can keep or break. */
export const LOSS_LAWS: readonly Law[] = [
  'gradients',
  'leaves its inputs alone',
  'repeatable',
  'no memory of an earlier batch',
  'float32 beside float64',
  'backward needs forward',
];
