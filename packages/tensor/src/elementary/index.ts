export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { tanh } from './tanh.ts';
export { sigmoid } from './sigmoid.ts';
export { erf, erfc } from './erf.ts';
export { cosPi, sinPi } from './sinpi.ts';
export { pow } from './pow.ts';
