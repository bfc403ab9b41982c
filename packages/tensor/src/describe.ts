/**
 * A value as an error message shows it: short, on one line. Throws nothing.
 *
 * @example
 * ```ts
 * import { describe } from '@chainrule/tensor';
 *
 * console.log(describe('relu'), describe([1, 2]), describe(new Map()), describe(-0)); // → 'relu' an array a Map -0
 * ```
 */
export function describe(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) {
    const { constructor } = value;
    const name = typeof constructor === 'function' ? constructor.name : '';
    return name === '' || name === 'Object' ? 'an object' : `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/**
 * A layer, loss or function as messages name it: by its own `toString`, or else by its class. Throws nothing.
 *
 * @example
 * ```ts
 * import { nameOf } from '@chainrule/tensor';
 *
 * class Scale {}
 * console.log(nameOf(new Scale()), nameOf({ toString: () => 'Scale(3)' })); // → Scale Scale(3)
 * ```
 */
export function nameOf(who: object | string): string {
  if (typeof who === 'string') return who;
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- asked only where the object prints itself
  return who.toString === Object.prototype.toString ? who.constructor.name : String(who);
}
