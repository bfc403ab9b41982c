import { round } from './round.ts';

/** G + weightDecay·W; G alone without decay, so that an infinite weight does not turn into NaN by 0·∞. */
export function decayed(g: number, decay: number, w: number, single: boolean): number {
  return decay === 0 ? g : round(g + round(decay * w, single), single);
}
