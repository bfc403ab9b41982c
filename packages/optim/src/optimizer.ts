/** What turns gradients into a step of the parameters. */
export interface Optimizer {
  /** Moves every parameter once, by the gradients that the last backward left. */
  step(): void;
  /** The learning rate; a schedule sets it between steps. */
  lr: number;
  /** All that `restore` needs to go on bit for bit. Plain data, so `JSON.stringify` keeps it. */
  state(): OptimizerState;
  /** Goes on where `state()` was taken, with the same options and parameters of the same names and sizes. */
  restore(state: OptimizerState): void;
}

/** Where an optimizer stands. */
export interface OptimizerState {
  /** The optimizer's class: `'SGD'`. */
  readonly optimizer: string;
  /** The learning rate. */
  readonly lr: number;
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
