import type { Problem } from './problem.ts';

/** A network under way. */
export interface Training {
  /** Does so many steps (forward, loss, backward, SGD), reads the loss of each, and returns the last. */
  readonly train: (steps: number) => number | Promise<number>;
}

/** What a file in `peers/` exports to be measured in training. */
export interface Trainer {
  /** Ways to use the peer; the fastest counts. The first is measured for the cold start. */
  readonly variants?: readonly string[];
  readonly create: (problem: Problem, variant?: string) => Training | Promise<Training>;
}

/** A network that answers. */
export interface Inference {
  /** Z [batch, C_out] of the problem's A, as numbers that user code can read. */
  readonly predict: () => ArrayLike<number> | Promise<ArrayLike<number>>;
}

/** What a file in `peers/` exports to be measured in inference. */
export interface Predictor {
  readonly predictor: (problem: Problem) => Inference | Promise<Inference>;
}
