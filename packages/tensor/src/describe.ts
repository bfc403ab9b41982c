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
  if (typeof value === 'string') return `'${oneLine(value.length > 40 ? `${value.slice(0, 40)}…` : value)}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) {
    const name = classOf(value);
    return name === 'Object' ? 'an object' : `${VOWEL.test(name) ? 'an' : 'a'} ${name}`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/** What is spoken with a vowel in front: an Adam, an SGD, an Rng. */
const VOWEL = /^(?:[AEIO]|[FHLMNRSX][A-Z]|Rng)/;

function oneLine(text: string): string {
  return text.replace(/[\n\r\t]/g, (c) => ({ '\n': '\\n', '\r': '\\r' })[c] ?? '\\t');
}

/** The name of its class; `Object` when it has none. */
function classOf(value: object): string {
  const { constructor } = value as { constructor?: unknown };
  const name: unknown = typeof constructor === 'function' ? constructor.name : '';
  return typeof name === 'string' && name !== '' ? name : 'Object';
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
  if (typeof who === 'function') return (who as { readonly name: string }).name;
  const { toString } = who as { toString?: unknown };
  const printsItself = typeof toString === 'function' && toString !== Object.prototype.toString;
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- asked only where the object prints itself
  return printsItself ? String(who) : classOf(who);
}
