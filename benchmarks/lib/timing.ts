import { median } from './stats.ts';

/** How long to look. */
export interface Span {
  /** Milliseconds before the first sample, in which engines compile. */
  readonly warmup: number;
  /** Milliseconds of samples. */
  readonly time: number;
}

/** A sample should be long against the clock's grain and short against the machine's other work. */
const SAMPLE = 5;
const MIN_SAMPLES = 3;

/** The median of µs per call, of `repeat(n)`, which calls n times. */
export async function microseconds(repeat: (n: number) => unknown, span: Span): Promise<number> {
  const run = async (n: number): Promise<number> => {
    const start = performance.now();
    const done = repeat(n);
    if (done instanceof Promise) await done;
    return performance.now() - start;
  };
  let n = 1;
  const begin = performance.now();
  while (performance.now() - begin < span.warmup) if ((await run(n)) < SAMPLE / 2) n *= 2;

  const samples: number[] = [];
  const end = performance.now() + span.time;
  while (performance.now() < end || samples.length < MIN_SAMPLES) {
    const elapsed = await run(n);
    samples.push((elapsed / n) * 1000);
    if (elapsed < SAMPLE / 4) n *= 2; // what the engine has made faster meanwhile
  }
  return median(samples);
}
