import * as elementary from '../../src/elementary/index.ts';
import * as single from '../../src/elementary/single.ts';
import { exact, oracle } from './oracle.ts';
import { type Real, neighbour } from './round.ts';

const float64 = new Float64Array(1);
const words = new Uint32Array(float64.buffer);

/** Seeded numbers of every size: a 32-bit generator by multiplication and exclusive or. */
export class Source {
  #state: number;
  constructor(seed: number) {
    this.#state = seed | 0;
  }
  word(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = Math.imul(this.#state ^ (this.#state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }
  /** Uniform in [a, b). */
  uniform(a: number, b: number): number {
    return a + (b - a) * ((this.word() + this.word() / 2 ** 32) / 2 ** 32);
  }
  integer(a: number, b: number): number {
    return Math.floor(this.uniform(a, b + 1));
  }
  /** Uniform over the bit patterns from 2^a to 2^b; subnormal below −1022. */
  bits(a: number, b: number): number {
    words[0] = this.word();
    words[1] = (this.word() & 0xfffff) | (Math.max(this.integer(a, b - 1) + 1023, 0) << 20);
    return float64[0] as number;
  }
  sign(): number {
    return this.word() & 1 ? 1 : -1;
  }
  /** One of the 200 neighbours of x on either side. */
  near(x: number): number {
    return neighbour(x, this.integer(-200, 200));
  }
  pick<T>(...choices: (() => T)[]): T {
    return (choices[this.word() % choices.length] as () => T)();
  }
}

const LN2 = 0.6931471805599453;

/** A function beside its exact value, and arguments that show it: ranges, bit patterns, boundaries, both ends. */
export interface Subject {
  readonly name: keyof typeof oracle;
  readonly apply: (...x: number[]) => number;
  readonly exact: (...x: number[]) => Real;
  readonly draw: (source: Source) => number[];
}

function subject(
  name: keyof typeof oracle,
  draw: (s: Source) => (() => number)[],
  keep: (x: number) => boolean = () => true,
): Subject {
  return {
    name,
    apply: elementary[name],
    exact: oracle[name],
    draw: (s) => {
      for (;;) {
        const x = s.pick(...draw(s));
        if (x !== 0 && keep(x)) return [x];
      }
    },
  };
}

/** Where the nearest multiple of ln 2 changes. */
const betweenPowers = (s: Source, a: number, b: number): number => s.near((s.integer(a, b) + 0.5) * LN2);

export const subjects: readonly Subject[] = [
  subject('exp', (s) => [
    () => s.uniform(-746, 710),
    () => s.uniform(-1, 1),
    () => s.uniform(-746, -707),
    () => s.uniform(709.7, 709.8),
    () => s.sign() * s.bits(-1074, 9),
    () => betweenPowers(s, -1070, 1020),
  ]),
  subject('expm1', (s) => [
    () => s.uniform(-40, 710),
    () => s.uniform(-1, 1),
    () => s.sign() * s.bits(-60, 5),
    () => s.sign() * s.bits(-1074, 5),
    () => betweenPowers(s, -56, 1000),
  ]),
  subject('log', (s) => [
    () => s.bits(-1074, 1024),
    () => s.uniform(0, 2),
    () => s.bits(-1074, -1022),
    () => 1 + s.sign() * s.bits(-53, -1),
    () => s.near(Math.SQRT2 * 2 ** s.integer(-1020, 1020)),
  ]),
  subject(
    'log1p',
    (s) => [
      () => s.sign() * s.bits(-1074, 0),
      () => s.bits(-60, 1024),
      () => s.uniform(-1, 1),
      () => -1 + s.bits(-53, -1),
      () => s.near(Math.SQRT2 - 1),
      () => s.near(Math.SQRT1_2 - 1),
      () => s.near(s.sign() * 2 ** s.integer(-60, 60)),
    ],
    (x) => x > -1,
  ),
  subject('tanh', (s) => [
    () => s.uniform(-23, 23),
    () => s.uniform(-1, 1),
    () => s.sign() * s.bits(-60, 5),
    () => s.sign() * s.bits(-1074, 5),
    () => betweenPowers(s, -60, 60) / 2,
  ]),
  subject('sigmoid', (s) => [
    () => s.uniform(-746, 40),
    () => s.uniform(-2, 2),
    () => s.uniform(-746, -707),
    () => s.sign() * s.bits(-60, 9),
    () => betweenPowers(s, -60, 60),
  ]),
  subject('erf', (s) => [
    () => s.uniform(-6, 6),
    () => s.uniform(-1, 1),
    () => s.sign() * s.bits(-1074, 2),
    () => s.sign() * s.bits(-60, 2),
    () => s.sign() * s.near(0.65625),
  ]),
  subject('erfc', (s) => [
    () => s.uniform(-6, 27.3),
    () => s.uniform(-1, 3),
    () => s.uniform(26.4, 27.3),
    () => s.sign() * s.bits(-60, 2),
    () => s.sign() * s.near(0.65625),
  ]),
  ...(['sinPi', 'cosPi'] as const).map((name) =>
    subject(
      name,
      (s) => [
        () => s.uniform(-2, 2),
        () => s.uniform(-1000, 1000),
        () => s.sign() * s.bits(-1074, 52),
        () => s.near(s.integer(-16, 16) / 4 || 0.25),
      ],
      (x) => !Number.isInteger(2 * x),
    ),
  ),
  {
    name: 'pow',
    apply: elementary.pow,
    exact: oracle.pow,
    draw: (s) => {
      for (;;) {
        const [x, y] = s.pick<[number, number]>(
          () => [s.bits(-1074, 1024), s.sign() * s.bits(-12, 10)],
          () => [s.uniform(0, 10), s.uniform(-40, 40)],
          () => [1 + s.sign() * s.bits(-52, -1), s.sign() * s.bits(0, 62)],
          () => [-s.uniform(0, 100), s.integer(-170, 170)],
          () => [s.near(Math.SQRT2), s.uniform(-2100, 2100)],
          () => [s.bits(-1074, 1024), s.sign() * s.bits(-1074, 1024)],
          () => [s.integer(2, 100), s.integer(-160, 160)],
        );
        const size = Math.abs(y * Math.log2(Math.abs(x))); // a filter on the sample, not part of any expectation
        if (size < 1080 && y !== 0) return [x, y];
      }
    },
  },
];

/** A function of float32 numbers, and how many ulp it may be off. */
interface Single extends Omit<Subject, 'name'> {
  readonly name: keyof typeof single;
  readonly most: number;
}

function ofSingle(
  name: keyof typeof single,
  value: (x: number) => Real,
  most: number,
  draw: (s: Source) => (() => number)[],
): Single {
  return {
    name,
    most,
    apply: single[name],
    exact: value,
    draw: (s) => {
      for (;;) {
        const x = Math.fround(s.pick(...draw(s)));
        if (x !== 0) return [x];
      }
    },
  };
}

/** The functions of float32 numbers, likewise. Those of float64 that the normal distribution has are exact enough. */
export const singles: readonly Single[] = [
  ofSingle('exp', oracle.exp, 2.5, (s) => [
    () => s.uniform(-104, 88.72),
    () => s.uniform(-1, 1),
    () => s.uniform(-104, -87),
    () => s.sign() * s.bits(-149, 6),
    () => (s.integer(-149, 127) + 0.5) * LN2 * (1 + s.sign() * s.bits(-26, -20)),
  ]),
  ofSingle('expm1', oracle.expm1, 2.5, (s) => [
    () => s.uniform(-18, 88.72),
    () => s.uniform(-1, 1),
    () => s.sign() * s.bits(-149, 4),
    () => (s.integer(-26, 127) + 0.5) * LN2 * (1 + s.sign() * s.bits(-26, -20)),
  ]),
  ofSingle('log1pOfUnit', oracle.log1p, 2.5, (s) => [
    () => s.uniform(0, 1),
    () => s.bits(-149, 0),
    () => 1 - s.bits(-24, -10),
  ]),
  ofSingle('log', oracle.log, 2.5, (s) => [
    () => s.uniform(0, 1),
    () => s.bits(-149, 128),
    () => s.bits(-149, -120),
    () => 1 + s.sign() * s.bits(-24, -1),
    () => Math.SQRT2 * 2 ** s.integer(-120, 120) * (1 + s.sign() * s.bits(-26, -20)),
  ]),
  ofSingle(
    'log1m',
    (x) => oracle.log1p(-x),
    2.5,
    (s) => [
      () => s.uniform(0, 1 - 2 ** -25),
      () => s.bits(-140, 0),
      () => 1 - s.bits(-24, -1),
      () => 0.5 * (1 + s.sign() * s.bits(-26, -10)),
      () => 1 - Math.SQRT1_2 * 2 ** s.integer(-20, 0) * (1 + s.sign() * s.bits(-26, -20)),
    ],
  ),
  ofSingle('sigmoid', oracle.sigmoid, 2.5, (s) => [
    () => s.uniform(-104, 20),
    () => s.uniform(-8, 8),
    () => s.uniform(-104, -87),
    () => s.sign() * s.bits(-149, 6),
  ]),
  ofSingle('tanh', oracle.tanh, 2.5, (s) => [
    () => s.uniform(-10, 10),
    () => s.uniform(-1, 1),
    () => s.sign() * s.bits(-149, 4),
    () => ((s.integer(-26, 26) + 0.5) * LN2 * (1 + s.sign() * s.bits(-26, -20))) / 2,
  ]),
  ofSingle(
    'normalDensity',
    (x) => exact(elementary.normalDensity(x)),
    2.5,
    (s) => [() => s.uniform(-15, 15), () => s.uniform(-1, 1), () => s.sign() * s.bits(-149, 4)],
  ),
  ofSingle(
    'twiceNormalCdf',
    (x) => exact(elementary.twiceNormalCdf(x)),
    9,
    (s) => [
      () => s.uniform(-14.5, 7),
      () => s.uniform(-1, 1),
      () => s.uniform(-14.5, -13),
      () => s.sign() * s.bits(-149, 4),
    ],
  ),
];
