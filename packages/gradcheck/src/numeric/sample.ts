import { Rng } from '@chainrule/tensor';

/** More numbers than this are not all looked at, */
export const EACH = 2000;
/** but so many, the same share of each tensor, where it has as many. */
const SAMPLE = 600;

/**
 * The numbers of a tensor that are looked at one by one: all of them, or a seeded sample, in their order. Half of it is
 * drawn among those whose gradient is not 0, for only there an error in proportion would show; the rest among all.
 *
 * @param gradient - what backward gives
 * @param total - how many numbers there are in all tensors
 * @param tensors - how many tensors there are
 */
export function sample(gradient: Float64Array, total: number, tensors: number): number[] {
  const wanted = total <= EACH ? gradient.length : Math.floor(SAMPLE / tensors);
  const all = Array.from(gradient, (_, i) => i);
  if (wanted >= all.length) return all;
  const rng = new Rng(gradient.length);
  const exercised = all.filter((i) => gradient[i] !== 0);
  const chosen = new Set(spread(exercised, Math.ceil(wanted / 2), rng));
  for (const i of spread(
    all.filter((offset) => !chosen.has(offset)),
    wanted - chosen.size,
    rng,
  ))
    chosen.add(i);
  return [...chosen].sort((i, j) => i - j);
}

/** `count` of them (or all), evenly spread, each at a random place in its stretch. */
function spread(offsets: readonly number[], count: number, rng: Rng): readonly number[] {
  if (count >= offsets.length) return offsets;
  return Array.from(
    { length: count },
    (_, k) => offsets[Math.floor(((k + rng.uniform()) * offsets.length) / count)]!,
  );
}
