/** What may be allocated before the engine's garbage collector is reminded: 32 MB. */
const PATIENCE = 1 << 25;

/** What it is shown at a time: 32 MB, for each half of that allocated. */
const WEIGHT = 1 << 25;

/** What may be allocated until it has collected: 128 MB. */
const LIMIT = 1 << 27;

/**
 * The collector sees small objects where there are large blocks of the kernels' memory, and would let them pile up.
 * So beyond `PATIENCE` it is shown array buffers: they are counted but never written, so they cost no memory, and
 * they are dropped as soon as it has collected.
 */
const weights: ArrayBuffer[] = [];
let sinceCollection = 0;
let nextWeight = PATIENCE;

const canary = new FinalizationRegistry<undefined>(() => {
  weights.length = 0;
  sinceCollection = 0;
  nextWeight = PATIENCE;
});

/** Counts bytes that are to be allocated in the kernels' memory; `false` when they have to wait for a collection. */
export function press(bytes: number): boolean {
  if (sinceCollection + bytes > LIMIT && sinceCollection > 0) return false;
  sinceCollection += bytes;
  if (sinceCollection >= nextWeight) show();
  return true;
}

function show(): void {
  if (nextWeight === PATIENCE) canary.register({}, undefined);
  nextWeight = sinceCollection + WEIGHT / 2;
  try {
    weights.push(new ArrayBuffer(WEIGHT));
  } catch {
    weights.length = 0; // no room for weights: the collector is at work already
  }
}
