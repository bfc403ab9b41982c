/** What a network is made of, one by one: each layer without weights, each norm, each loss, each optimizer. */
export type Kind = 'layers' | 'losses' | 'optimizers';

const LAYERS = [
  'ReLU',
  'LeakyReLU',
  'ELU',
  'GELU',
  'GELU, tanh',
  'SiLU',
  'Softplus',
  'Sigmoid',
  'Tanh',
  'Softmax',
  'LogSoftmax',
  'Dropout',
  'BatchNorm1d',
  'LayerNorm',
] as const;
export type LayerName = (typeof LAYERS)[number];

const LOSSES = [
  'MSELoss',
  'L1Loss',
  'SmoothL1Loss',
  'HuberLoss',
  'BCELoss',
  'BCEWithLogitsLoss',
  'CrossEntropyLoss',
  'NLLLoss',
  'KLDivLoss',
] as const;
export type LossName = (typeof LOSSES)[number];

const OPTIMIZERS = ['SGD', 'SGD, momentum', 'Adam', 'AdamW', 'RMSprop', 'Adagrad'] as const;
export type OptimizerName = (typeof OPTIMIZERS)[number];

/** The parts of each kind, in the order of the table. */
export const PARTS: Readonly<Record<Kind, readonly string[]>> = {
  layers: LAYERS,
  losses: LOSSES,
  optimizers: OPTIMIZERS,
};
export const PART_KINDS = Object.keys(PARTS) as readonly Kind[];

/** What tfjs has too, in the words of PyTorch: with a gradient on its WebAssembly backend, and the same numbers. */
export const TFJS_PARTS = [
  'ReLU',
  'LeakyReLU',
  'ELU',
  'Softplus',
  'Sigmoid',
  'Tanh',
  'Softmax',
  'LogSoftmax',
  'MSELoss',
  'L1Loss',
  'HuberLoss',
  'BCELoss',
  'BCEWithLogitsLoss',
  'CrossEntropyLoss',
  'SGD',
  'SGD, momentum',
  'Adam',
  'RMSprop',
  'Adagrad',
] as const;

/** What every peer is given, beside the defaults of PyTorch. */
export const SETTINGS = {
  /** Dropout's probability of dropping a number. */
  dropped: 0.5,
  lr: 1e-3,
  momentum: 0.9,
  /** Uses before a part's outcome is compared: several, for the sake of what optimizers remember. */
  checked: 3,
} as const;
