import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { PYTHON } from './child.ts';
import { TFJS_PARTS } from './parts.ts';

/** Who is measured: a file in `peers/`, and what it needs. */
export interface Contender {
  readonly id: string;
  readonly label: string;
  /** Its file in `peers/`, without the ending. */
  readonly peer: string;
  /** A module of Python; without it the peer is a program for Node. */
  readonly python?: string;
  readonly threads?: number;
  /** A package of this folder's lockfile. */
  readonly npm?: boolean;
  /** Does it train the very same network? Then its losses must agree with chainrule's. Default: yes. */
  readonly sameWork?: false;
  /** It runs as one file, with what it uses of its packages, as its size is measured; others import theirs. */
  readonly inOneFile?: true;
  /** The layers, losses and optimizers that it has, where it has not all. */
  readonly parts?: readonly string[];
}

export const OURS = 'chainrule';

export const TRAINERS: readonly Contender[] = [
  { id: OURS, label: 'chainrule', peer: 'chainrule' },
  { id: 'reference', label: 'chainrule without WebAssembly', peer: 'reference' },
  { id: 'loops', label: 'plain typed-array loops', peer: 'loops' },
  { id: 'loops-unrolled', label: 'the same, unrolled by hand', peer: 'loops-unrolled' },
  { id: 'tfjs', label: 'tfjs 4.22, wasm', peer: 'tfjs', npm: true },
  { id: 'jax-js', label: 'jax-js 0.1.25, wasm, jit', peer: 'jax-js', npm: true },
  { id: 'brain', label: 'brain.js 2, other work', peer: 'brain', npm: true, sameWork: false },
  { id: 'pytorch', label: 'PyTorch, CPU', peer: 'pytorch', python: 'torch', threads: 1 },
  { id: 'pytorch-2', label: 'PyTorch, CPU, two threads', peer: 'pytorch', python: 'torch', threads: 2 },
  { id: 'numpy', label: 'numpy by hand', peer: 'numpy-by-hand', python: 'numpy', threads: 1 },
  { id: 'numpy-2', label: 'numpy by hand, two threads', peer: 'numpy-by-hand', python: 'numpy', threads: 2 },
];

export const PREDICTORS: readonly Contender[] = [
  { id: OURS, label: 'chainrule', peer: 'chainrule' },
  { id: 'loops', label: 'plain typed-array loops', peer: 'loops' },
  { id: 'loops-unrolled', label: 'the same, unrolled by hand', peer: 'loops-unrolled' },
  { id: 'onnxruntime-web', label: 'onnxruntime-web 1.30, wasm', peer: 'onnxruntime-web', npm: true },
  { id: 'onnxruntime-node', label: 'onnxruntime-node 1.30, native', peer: 'onnxruntime-node', npm: true },
];

/** Those whose layers, losses and optimizers are measured one by one. */
export const SUPPLIERS: readonly Contender[] = [
  { id: OURS, label: 'chainrule', peer: 'chainrule-parts' },
  { id: 'reference', label: 'chainrule without WebAssembly', peer: 'reference-parts' },
  { id: 'tfjs', label: 'tfjs 4.22, wasm', peer: 'tfjs-parts', npm: true, parts: TFJS_PARTS },
  { id: 'pytorch', label: 'PyTorch, CPU', peer: 'pytorch-parts', python: 'torch', threads: 1 },
];

const [ours, ...others] = TRAINERS.filter(({ id }) =>
  [OURS, 'loops', 'tfjs', 'jax-js', 'brain'].includes(id),
);

const regression: Contender = {
  id: 'chainrule-regression',
  label: 'chainrule for T1 alone, in one file',
  peer: 'chainrule-regression',
  inOneFile: true,
};

/** Those that a cold start is asked of. */
export const STARTERS: readonly Contender[] = [ours!, regression, ...others];

/** Those that a bundle is asked of. */
export const BUNDLED: readonly Contender[] = [
  ours!,
  regression,
  { id: 'chainrule-mlp', label: 'chainrule with mlp, which knows every activation', peer: 'chainrule-mlp' },
  ...others,
];

/** Why it cannot run here, if so. */
export function missing({ python }: Contender): string | undefined {
  if (python === undefined) return undefined;
  const { status } = spawnSync(PYTHON, ['-c', `import ${python}, numpy`], { stdio: 'ignore' });
  return status === 0
    ? undefined
    : `${PYTHON} has no ${python}; on Debian: apt-get install python3-${python}`;
}

/** One thread or two, at the library's own choice of kernels. Of several builds of OpenBLAS, the OpenMP one. */
export function environment({ threads }: Contender): NodeJS.ProcessEnv {
  if (threads === undefined) return {};
  const folder = openmpBlas();
  const path = [process.env['LD_LIBRARY_PATH'], folder].filter(Boolean).join(':');
  return {
    OPENBLAS_CORETYPE: undefined,
    OMP_NUM_THREADS: String(threads),
    OPENBLAS_NUM_THREADS: String(threads),
    ...(path !== '' && { LD_LIBRARY_PATH: path }),
  };
}

/** Where Debian's package libopenblas0-openmp has put its library. */
function openmpBlas(): string | undefined {
  const libraries = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  return libraries.map((folder) => `/usr/lib/${folder}/openblas-openmp`).find((folder) => existsSync(folder));
}
