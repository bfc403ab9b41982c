import { describe } from './describe.ts';
import { ShapeError } from './errors.ts';

/**
 * Passes a size through: a positive integer.
 *
 * @param value - what the user gave
 * @param who - whose argument it is, as the message names it
 * @param what - the argument's name
 * @throws {@link ShapeError} for anything else.
 *
 * @example
 * ```ts
 * import { checkSize } from '@chainrule/tensor';
 *
 * try {
 *   checkSize(2.5, 'Scale', 'features');
 * } catch (error) {
 *   console.log(String(error)); // → ShapeError: Scale: features is 2.5, expected a positive integer
 * }
 * ```
 */
export function checkSize(value: unknown, who: string, what: string): number {
  if (Number.isSafeInteger(value) && (value as number) > 0) return value as number;
  throw new ShapeError(`${who}: ${what} is ${describe(value)}, expected a positive integer`);
}

/**
 * Passes a finite number from `low` to `high` (both included) through.
 *
 * @param value - what the user gave
 * @param who - whose argument it is, as the message names it
 * @param what - the argument's name
 * @param low - the least, −∞ unless given
 * @param high - the most, ∞ unless given
 * @throws `RangeError` for a number outside, NaN and ∞; `TypeError` for what is no number.
 *
 * @example
 * ```ts
 * import { checkNumber } from '@chainrule/tensor';
 *
 * console.log(checkNumber(0.5, 'Dropout', 'p', 0, 1)); // → 0.5
 * try {
 *   checkNumber(2, 'Dropout', 'p', 0, 1);
 * } catch (error) {
 *   console.log(String(error)); // → RangeError: Dropout: p is 2, expected a number from 0 to 1
 * }
 * ```
 */
export function checkNumber(
  value: unknown,
  who: string,
  what: string,
  low: number = -Infinity,
  high: number = Infinity,
): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= low && value <= high) return value;
  const least = low === -Infinity ? '' : `, ${low} or more`;
  const most = high === Infinity ? '' : `, ${high} or less`;
  const wanted = least && most ? `a number from ${low} to ${high}` : `a finite number${least}${most}`;
  refuseNumber(value, who, what, wanted);
}

/**
 * Passes a finite number above 0 through.
 *
 * @throws `RangeError` for any other number, NaN and ∞ included; `TypeError` for what is no number.
 *
 * @example
 * ```ts
 * import { checkPositive } from '@chainrule/tensor';
 *
 * console.log(checkPositive(0.1, 'Huber', 'delta')); // → 0.1
 * ```
 */
export function checkPositive(value: unknown, who: string, what: string): number {
  if (typeof value === 'number' && value > 0 && value < Infinity) return value;
  refuseNumber(value, who, what, 'a finite number above 0');
}

/**
 * Passes a whole number from `low` to `high` (both included) through.
 *
 * @param low - the least, 1 unless given
 * @param high - the most, 2⁵³ − 1 unless given
 * @throws `RangeError` for any other number; `TypeError` for what is no number.
 *
 * @example
 * ```ts
 * import { checkCount } from '@chainrule/tensor';
 *
 * console.log(checkCount(10, 'StepLR', 'stepSize')); // → 10
 * ```
 */
export function checkCount(
  value: unknown,
  who: string,
  what: string,
  low: number = 1,
  high: number = Infinity,
): number {
  if (Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high)
    return value as number;
  const range = high === Infinity ? `, ${low} or more` : ` from ${low} to ${high}`;
  refuseNumber(value, who, what, `a whole number${range}`);
}

/** RangeError for a number that does not fit, TypeError for what is none. */
function refuseNumber(value: unknown, who: string, what: string, wanted: string): never {
  const message = `${who}: ${what} is ${describe(value)}, expected ${wanted}`;
  throw typeof value === 'number' ? new RangeError(message) : new TypeError(message);
}

/**
 * Passes `true` or `false` through.
 *
 * @throws `TypeError` for anything else, 0 and 'false' included.
 *
 * @example
 * ```ts
 * import { checkFlag } from '@chainrule/tensor';
 *
 * console.log(checkFlag(true, 'SGD', 'nesterov')); // → true
 * ```
 */
export function checkFlag(value: unknown, who: string, what: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(`${who}: ${what} is ${describe(value)}, expected true or false`);
}

/**
 * Passes one of a few names through.
 *
 * @param names - the names there are
 * @throws `RangeError` for anything else, with the nearest name where one is near.
 *
 * @example
 * ```ts
 * import { checkName } from '@chainrule/tensor';
 *
 * try {
 *   checkName('men', 'MSELoss', 'reduction', ['mean', 'sum']);
 * } catch (error) {
 *   console.log(String(error));
 *   // → RangeError: MSELoss: reduction is 'men', expected one of 'mean', 'sum'; did you mean 'mean'?
 * }
 * ```
 */
export function checkName<const Name extends string>(
  value: unknown,
  who: string,
  what: string,
  names: readonly Name[],
): Name {
  const found = names.find((name) => name === value);
  if (found !== undefined) return found;
  const all = names.map((name) => `'${name}'`).join(', ');
  throw new RangeError(
    `${who}: ${what} is ${describe(value)}, expected one of ${all}${suggest(value, names)}`,
  );
}

/**
 * Refuses options that nobody reads, such as a misspelt one.
 *
 * @param options - what the user gave
 * @param who - whose options they are
 * @param known - the names that are read
 * @throws `TypeError` naming the unknown option and the nearest known name, or when `options` is no plain object.
 *
 * @example
 * ```ts
 * import { checkOptions } from '@chainrule/tensor';
 *
 * try {
 *   checkOptions({ momentun: 0.9 }, 'SGD', ['lr', 'momentum']);
 * } catch (error) {
 *   console.log(String(error)); // → TypeError: SGD: unknown option 'momentun'; did you mean 'momentum'?
 * }
 * ```
 */
export function checkOptions(options: unknown, who: string, known: readonly string[]): void {
  const [first] = known;
  if (!isPlain(options)) {
    const wanted = first === undefined ? 'none' : `an object such as { ${first}: … }`;
    throw new TypeError(`${who}: options are ${describe(options)}, expected ${wanted}`);
  }
  const unknown = keysOf(options).find((key) => !known.includes(key as string));
  if (unknown === undefined) return;
  const all = first === undefined ? '; it takes none' : `; known are ${known.join(', ')}`;
  const near = suggest(unknown, known);
  throw new TypeError(`${who}: unknown option ${describe(unknown)}${near === '' ? all : near}`);
}

/** An object that is an instance of no class: options in a Map, or in an Rng, would be read as none at all. */
function isPlain(value: unknown): value is object {
  return typeof value === 'object' && describe(value) === 'an object';
}

/** All names by which something could be read, inherited ones included; what every object inherits is left out. */
function keysOf(options: object): readonly (string | symbol)[] {
  const parent = Object.getPrototypeOf(options) as object | null;
  const inherits = parent !== null && Object.getPrototypeOf(parent) !== null;
  return [...Reflect.ownKeys(options), ...(inherits ? keysOf(parent) : [])];
}

/** Whether it has indices and a length that counts them. */
export function isArrayLike(value: unknown): value is ArrayLike<unknown> {
  if (typeof value !== 'object' || value === null || !('length' in value)) return false;
  return Number.isSafeInteger(value.length) && (value.length as number) >= 0;
}

/** `; did you mean 'momentum'?` when a name is within two edits, else nothing. */
function suggest(value: unknown, names: readonly string[]): string {
  if (typeof value !== 'string' || value.length > 40) return '';
  let nearest = '';
  let fewest = Math.min(3, value.length);
  for (const name of names) {
    const edits = editDistance(value.toLowerCase(), name.toLowerCase());
    if (edits < fewest) [nearest, fewest] = [name, edits];
  }
  return nearest === '' ? '' : `; did you mean '${nearest}'?`;
}

/** How many insertions, deletions and replacements lead from one text to the other (Levenshtein, 1966). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
