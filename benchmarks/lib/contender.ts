import type { Case } from './case.ts';
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

/** A layer, a loss or an optimizer at work. */
export interface Use {
  /** Goes forward and backward so many times, or does so many steps. */
  readonly run: (times: number) => void;
  /**
   * What the last time gave: Z, dLdA and the gradients of the parameters for a layer, L and dLdZ for a loss,
   * each parameter for an optimizer.
   */
  readonly outcome: () => readonly ArrayLike<number>[];
}

/** What a file in `peers/` exports to have its layers, losses and optimizers measured one by one. */
export interface Supplier {
  readonly use: (given: Case) => Use | Promise<Use>;
}
