import type { Subject } from '../subject.ts';
import { finiteDifference } from './finite-differences.ts';
import type { Difference } from './finite-differences.ts';
import { hiddenRounding } from './hidden-rounding.ts';
import type { Line } from './line.ts';
import { stairSlopes } from './stairs.ts';

/** It fills all binary digits, so that whatever forward rounds to shows. */
const ODD_STEP = 1 / 11;
/** Hidden rounding η leaves a slope open by about so much η over the longest step, a quarter of max(1, |x|). */
const ROUNDED = 64;

/** What a second look found. */
export interface SecondLook extends Difference {
  /** Whether forward goes in stairs: then the first look knew too little. */
  readonly stairs: boolean;
}

/**
 * Before an alarm: the same with steps that are finer and no powers of two, for numbers that round alike at h, h/2, h/4.
 * And in the light of what forward hides: where outputs go in steps that they do not show, with the height of those as
 * noise; where they go straight and in stairs beside it, with all slopes that the stairs may hide allowed. Of an output
 * that does both, what tells more.
 */
export function oncemore(subject: Subject, look: () => Line, noise: Float64Array): SecondLook {
  const { weights, epsilon } = subject;
  const line = look();
  const hidden = hiddenRounding(line, noise, epsilon);
  const { low, high } = stairSlopes(line, weights, epsilon);
  const onTread = hidden.map((height, i) => {
    const span = high[i]! - low[i]!;
    return span > 0 && (height === 0 || span < (ROUNDED * height) / line.size) ? 1 : 0;
  });
  const raised = noise.map((eta, i) => eta + (onTread[i] === 1 ? 0 : hidden[i]!));
  const steps = hidden.some((height, i) => height > 0 && onTread[i] === 0);
  const again = finiteDifference(
    { ...subject, weights: weights.map((w, i) => (onTread[i] === 1 ? 0 : w)) },
    look(),
    raised,
    steps ? 1 : ODD_STEP,
  );
  const treads = (bound: (x: number, y: number) => number): number =>
    weights.reduce((sum, w, i) => (onTread[i] === 1 ? sum + bound(w * low[i]!, w * high[i]!) : sum), 0);
  const [least, most] = [treads(Math.min), treads(Math.max)];
  return {
    ...again,
    value: again.value + (least + most) / 2,
    bar: again.bar + (most - least) / 2,
    stairs: steps || least < most,
  };
}
