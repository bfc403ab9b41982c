import { Tensor } from '@chainrule/tensor';
import type { GradientCase, Slot } from './arbitraries/case.ts';
import { LawBroken } from './laws/law.ts';
import type { Law } from './laws/law.ts';

/** The smallest case, and how one comes to it. */
export interface Pasted {
  readonly who: string;
  readonly law: Law;
  readonly subject: string;
  readonly example: GradientCase;
  readonly slots: readonly Slot[];
  /** `{ seed: 42, path: "0:1" }`. */
  readonly replay: string;
  /** What broke the law; anything but LawBroken was thrown by the layer. */
  readonly cause: unknown;
}

/**
 * A vitest test of the smallest case, to be pasted where `spec`, what gradcheck was given, is in scope. It needs
 * `expect` and `test` of vitest and what it names of gradcheck and of tensor.
 */
export function testToPaste({ who, law, subject, example, slots, replay, cause }: Pasted): string {
  if (law !== 'gradients' || !(cause instanceof LawBroken)) {
    return inTest(`${subject}: ${law}`, [`${who}(spec, ${replay});`]);
  }
  const { sizes, tensors, target } = example;
  const ranges = slots.flatMap(({ name, range }) =>
    range === undefined ? [] : [`${key(name)}: [${range.join(', ')}]`],
  );
  const make = `(${object(Object.entries(sizes))}, 'float64')`;
  if (who === 'gradcheckLoss') {
    const options = ranges.length === 0 ? '' : `, { ranges: { ${ranges.join(', ')} } }`;
    return inTest(`${subject}: dLdZ is the gradient of forward`, [
      `const Z = ${literal(tensors.get('Z')!)};`,
      `const Y = ${literal(target)};`,
      `expect(checkLossGradient(spec.loss${make}, Z, Y${options}).verdict).toBe('pass');`,
    ]);
  }
  const parameters = [...tensors].filter(([name]) => name !== 'A' && name !== 'dLdZ');
  const values = parameters.map(([name, X]) => [name, `[${Array.from(X.data, number).join(', ')}]`] as const);
  const options = ['dLdZ', ...(ranges.length === 0 ? [] : [`ranges: { ${ranges.join(', ')} }`])].join(', ');
  return inTest(`${subject}: the gradients are those of forward`, [
    `const layer = spec.layer${make};`,
    ...(values.length === 0
      ? []
      : [
          `const values: Record<string, number[]> = ${object(values)};`,
          'for (const { name, value } of layer.parameters) value.data.set(values[name]!);',
        ]),
    `const A = ${literal(tensors.get('A')!)};`,
    `const dLdZ = ${literal(tensors.get('dLdZ')!)};`,
    `expect(checkGradients(layer, A, { ${options} }).verdict).toBe('pass');`,
  ]);
}

function inTest(name: string, lines: readonly string[]): string {
  return [`test(${JSON.stringify(name)}, () => {`, ...lines.map((line) => `  ${line}`), '});'].join('\n');
}

function number(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

function key(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function object(entries: readonly (readonly [string, unknown])[]): string {
  return `{ ${entries.map(([name, value]) => `${key(name)}: ${String(value)}`).join(', ')} }`;
}

/** A tensor, or anything else that JSON knows, as TypeScript. */
function literal(value: unknown): string {
  if (value instanceof Tensor) {
    const data = Array.from(value.data, number).join(', ');
    return `Tensor.from([${data}], { shape: [${value.shape.join(', ')}], dtype: 'float64' })`;
  }
  return JSON.stringify(
    ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value,
  );
}
