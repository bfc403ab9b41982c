/** What a run has measured, as `results/speed.json` keeps it. Times are the medians of each round. */
export interface Results {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  /** Which kernels chainrule ran on. */
  readonly backend: string;
  readonly rounds: number;
  /** Why somebody is not in the tables. */
  readonly notes: string[];
  /** BLAS behind PyTorch and numpy. */
  blas?: string;
  /** µs per step, by task and contender. */
  readonly training: Record<string, Record<string, number[]>>;
  /** The fastest way to use a peer that has several, by task and contender. */
  readonly variants: Record<string, Record<string, string>>;
  /** By `float32 64`. */
  readonly matmul: Record<string, Products>;
  /** µs per answer, by batch and contender. */
  readonly inference: Record<string, Record<string, number[]>>;
  /** µs of a forward and a backward, or of an optimizer's step, by part and contender. */
  readonly parts: Record<string, Record<string, number[]>>;
  /** ms from the start of the process to the first finished step of T1. */
  readonly cold: Record<string, number[]>;
  /** Bytes. */
  readonly size: Record<string, number>;
  /** Bytes. */
  memory?: { readonly steps: number; readonly models: number };
}

/** Round by round: the machine's limit, and the three layouts' GFLOP/s and shares of the limit around them. */
interface Products {
  readonly peak: number[];
  readonly NN: Rates;
  readonly NT: Rates;
  readonly TN: Rates;
}

export interface Rates {
  readonly gflops: number[];
  readonly share: number[];
}

/** Times ours fits in theirs, round by round. */
export function ratios(theirs: readonly number[], ours: readonly number[]): number[] {
  return theirs.slice(0, ours.length).map((time, round) => time / ours[round]!);
}
