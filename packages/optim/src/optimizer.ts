import type { Parameter } from '@chainrule/tensor';

/** What turns gradients into a step of the parameters. */
export interface Optimizer {
  /** Moves every parameter once, by the gradients that the last backward left. */
  step(): void;
  /**
   * The learning rate: that of the first group. Setting it sets those of the other groups in the proportions in which
   * they began, so `optimizer.lr /= 2` halves them all. Where the first group began at 0 there are no proportions, and all
   * get what is set: put a frozen group last, or set `groups[i].lr`.
   */
  lr: number;
  /** The groups, each with its learning rate; a schedule sets those. One group unless more were given. */
  readonly groups?: readonly Group[];
  /** All that `restore` needs to go on bit for bit. Plain data, so `JSON.stringify` keeps it. */
  state(): OptimizerState;
  /** Goes on where `state()` was taken, with the same options and parameters of the same names and sizes. */
  restore(state: OptimizerState): void;
}

/** Parameters with settings of their own, as they are handed to an optimizer. */
export interface ParameterGroup {
  /** One or more, none of them in another group. */
  readonly parameters: readonly Parameter[];
  /** The learning rate, 0 or more. Default: that of the optimizer. */
  readonly lr?: number;
  /** λ, 0 or more. Default: that of the optimizer. */
  readonly weightDecay?: number;
}

/** What an optimizer updates: `model.parameters`, or a list of groups. */
export type ParameterList = readonly Parameter[] | readonly ParameterGroup[];

/** A group of parameters inside an optimizer. */
export interface Group {
  /** Its parameters. */
  readonly parameters: readonly Parameter[];
  /** Its learning rate. Setting it throws `RangeError` for a negative number, NaN or ∞. */
  lr: number;
  /** λ. */
  readonly weightDecay: number;
}

/** Where an optimizer stands. */
export interface OptimizerState {
  /** The optimizer's class: `'SGD'`. */
  readonly optimizer: string;
  /** The learning rate of each group. */
  readonly lr: readonly number[];
  /** How many steps it has made. */
  readonly steps: number;
  /** What it remembers of each parameter, in their order: SGD its velocity. */
  readonly parameters: readonly ParameterState[];
}

/** What an optimizer remembers of one parameter. */
export interface ParameterState {
  /** The parameter's name. */
  readonly name: string;
  /** The running numbers, by name: `velocity`. */
  readonly memory: Readonly<Record<string, readonly number[]>>;
}
