/** What may be allocated before the engine's garbage collector is reminded. */
const PATIENCE = 1 << 26;

/** How much weight is added at a time. */
const WEIGHT = 1 << 24;

/**
 * The collector sees small objects where there are large blocks of the kernels' memory, and would let them pile up.
 * So beyond `PATIENCE` it is shown array buffers of the same size: they are counted but never written, so they cost
 * no memory, and they are dropped as soon as it has collected.
 */
const weights: ArrayBuffer[] = [];
let sinceCollection = 0;
let shown = 0;

const canary = new FinalizationRegistry<undefined>(() => {
  weights.length = 0;
  sinceCollection = 0;
  shown = 0;
});

/** Counts bytes that have been allocated in the kernels' memory. */
export function press(bytes: number): void {
  sinceCollection += bytes;
  if (sinceCollection - shown < PATIENCE) return;
  if (weights.length === 0) canary.register({}, undefined);
  shown += WEIGHT;
  try {
    weights.push(new ArrayBuffer(WEIGHT));
  } catch {
    weights.length = 0; // no room for weights: the collector has been reminded
  }
}
