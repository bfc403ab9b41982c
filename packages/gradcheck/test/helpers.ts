import { GradientError } from '../src/index.ts';

/** The GradientError that this throws; fails when it throws none. */
export function gradientErrorOf(run: () => void): GradientError {
  try {
    run();
  } catch (error) {
    if (error instanceof GradientError) return error;
    throw error;
  }
  throw new Error('expected a GradientError, and nothing was thrown');
}
