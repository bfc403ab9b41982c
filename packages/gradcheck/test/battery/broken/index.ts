import { brokenActivations } from './activations.ts';
import type { Broken } from './case.ts';
import { brokenContracts } from './contracts.ts';
import { brokenLinears } from './linear.ts';
import { brokenLosses } from './losses.ts';

export type { Broken } from './case.ts';

/** Every bug of the battery. */
export const broken: readonly Broken[] = [
  ...brokenLinears,
  ...brokenActivations,
  ...brokenContracts,
  ...brokenLosses,
];
