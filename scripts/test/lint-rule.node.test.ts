import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';

// The house's own configuration, without the rules that need the types of a file on disk.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

const RULES = ['chainrule/same-bits', 'no-restricted-globals', 'no-eval', 'no-new-func'];

async function complaints(code: string, filePath = 'packages/tensor/src/snippet.ts'): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  const broken = result!.messages.filter(({ fatal }) => fatal);
  expect(broken).toEqual([]);
  return result!.messages.flatMap(({ ruleId, message }) => (RULES.includes(ruleId ?? '') ? [message] : []));
}

describe('package sources may not use what differs between engines', () => {
  test.each([
    'Math.exp(x)',
    "Math['exp'](x)",
    'Math[name](x)',
    'Math?.exp(x)',
    'const M = Math;',
    'const { exp } = Math;',
    'const { exp: e } = globalThis.Math;',
    'globalThis.Math.exp(x)',
    "globalThis['Math'].exp(x)",
    'globalThis[name].exp(x)',
    'const { Math: M } = globalThis;',
    'const g = globalThis;',
    '(Math as any).exp(x)',
    'Reflect.get(Math, name)',
    '[1, 2].map(Math.cbrt)',
    'Math.random()',
    'Math.pow(x, 2)',
    'Math.hypot(x, y)',
    'x ** 2',
    'x **= 2',
    'Date.now()',
    'new Date()',
    'performance.now()',
    'globalThis.performance.now()',
    'crypto.getRandomValues(x)',
    'process.env',
    'Buffer.from(x)',
    'window.x',
    'document.x',
    'global.x',
    'require(x)',
    "eval('Math.exp(1)')",
    "new Function('return Math')",
  ])('%s', async (code) => {
    expect(await complaints(code)).not.toEqual([]);
  });

  test('the message says what to use instead', async () => {
    expect(await complaints('Math.exp(x)')).toEqual([
      'Math.exp: use the elementary functions of @chainrule/tensor; engines differ in the last digit',
    ]);
  });
});

describe('what ECMAScript defines to the last bit may be used', () => {
  test.each([
    ...[
      'abs',
      'fround',
      'sqrt',
      'min',
      'max',
      'floor',
      'ceil',
      'round',
      'trunc',
      'sign',
      'imul',
      'clz32',
    ].map((name) => `Math.${name}(x)`),
    ...['PI', 'E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'SQRT2', 'SQRT1_2'].map((name) => `Math.${name}`),
    "Math['sqrt'](x)",
    '[1, 2].map(Math.sqrt)',
    'tensor.Math.exp(x)',
    'import * as Math from "./maths.ts"; Math.exp(x);',
    'globalThis.WebAssembly.validate(x)',
    'x * x',
  ])('%s', async (code) => {
    expect(await complaints(code)).toEqual([]);
  });

  test('tests and examples may use everything', async () => {
    expect(await complaints('Math.exp(2 ** x)', 'packages/tensor/test/snippet.ts')).toEqual([]);
  });
});
