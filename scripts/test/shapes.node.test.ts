import ts from 'typescript';
import { expect, test } from 'vitest';

const file = new URL('./compiled.ts', import.meta.url).pathname;
const { config } = ts.readConfigFile('tsconfig.base.json', (path) => ts.sys.readFile(path)) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
const read = new Map<string, ts.SourceFile | undefined>();

/** A program of this text, which knows the layers, in a file that does not exist. */
function programOf(text: string): { program: ts.Program; source: ts.SourceFile } {
  const host = ts.createCompilerHost(options);
  const onDisk = ts.createCompilerHost(options);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  host.fileExists = (path) => path === file || onDisk.fileExists(path);
  host.getSourceFile = (path, target) => {
    if (path === file) return source;
    if (!read.has(path)) read.set(path, onDisk.getSourceFile(path, target));
    return read.get(path);
  };
  const quiet = { ...options, isolatedDeclarations: false, declaration: false };
  return { program: ts.createProgram([file], quiet, host), source };
}

const imports =
  "import { BatchNorm1d, Dropout, LayerNorm, Linear, ReLU, Residual, Sequential, Softmax } from '@chainrule/layers';";

/** The first lines of what the compiler says about an expression. */
function complaints(expression: string): string[] {
  const { program, source } = programOf(`${imports}\nexport const value = ${expression};`);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n').split('\n')[0]!);
}

/** The type of an expression as an editor shows it. */
function shown(expression: string): string {
  const { program, source } = programOf(`${imports}\nexport const value = ${expression};`);
  const statement = source.statements[1] as ts.VariableStatement;
  const checker = program.getTypeChecker();
  return checker.typeToString(checker.getTypeAtLocation(statement.declarationList.declarations[0]!));
}

/** How much work checking this model is, in the compiler's own counts. */
function work(layers: readonly string[]): { instantiations: number; types: number } {
  const model = `const model = new Sequential(${layers.join(', ')});`;
  const uses = 'export const [a, b, c] = [model.inFeatures, model.outFeatures, model.forward];';
  const { program, source } = programOf(`${imports}\n${model}\n${uses}`);
  expect(program.getSemanticDiagnostics(source)).toEqual([]);
  return { instantiations: program.getInstantiationCount(), types: program.getTypeCount() };
}

const misfit = (given: string, sentence: string) => [
  `Argument of type '${given}' is not assignable to parameter of type '"${sentence}"'.`,
];

test('the type error stands at the layer that does not fit, and its first line names it and both sizes', () => {
  expect(complaints('new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 3))')).toEqual([]);
  expect(complaints('new Sequential(new Linear(4, 16), new ReLU(), new Linear(8, 3))')).toEqual(
    misfit('Linear<8, 3>', 'Linear(8 → 3) takes 8 features; the layer before gives 16'),
  );
  expect(complaints('new Sequential(new Linear(4, 16), new Dropout(), new BatchNorm1d(8))')).toEqual(
    misfit('BatchNorm1d<8>', 'BatchNorm1d(8) takes 8 features; the layer before gives 16'),
  );
  expect(
    complaints('new Sequential(new LayerNorm(4), new Softmax(), new Residual(new Linear(3, 3)))'),
  ).toEqual(misfit('Residual<Linear<3, 3>>', 'Residual takes 3 features; the layer before gives 4'));
  expect(complaints('new Sequential(new Linear(4, 16), new Sequential(new Linear(8, 3)))')).toEqual(
    misfit('Sequential<readonly [Linear<8, 3>]>', 'Sequential takes 8 features; the layer before gives 16'),
  );
  expect(complaints('new Sequential(new Linear(4, 16), new Linear(8, Number()))')).toEqual(
    misfit('Linear<8, number>', 'Linear takes 8 features; the layer before gives 16'),
  );
}, 60_000);

test('the error of the longest model is no longer, and every misfit has its own', () => {
  const fifty = Array.from({ length: 50 }, (_, i) => `new Linear(${i + 1}, ${i + 2})`);
  expect(complaints(`new Sequential(${fifty.join(', ')}, new Linear(9, 1), new Linear(2, 1))`)).toEqual(
    misfit('Linear<9, 1>', 'Linear(9 → 1) takes 9 features; the layer before gives 51'),
  );
}, 60_000);

test('the type error of a block names its layer and both sizes', () => {
  expect(complaints('new Residual(new Linear(2, 2))')).toEqual([]);
  expect(complaints('new Residual(new Linear(2, 3))')).toEqual(
    misfit('Linear<2, 3>', 'Residual adds its input: Linear(2 → 3) gives 3 features for 2'),
  );
  expect(complaints('new Residual(new Sequential(new Linear(2, 3), new ReLU()))')).toEqual(
    misfit(
      'Sequential<readonly [Linear<2, 3>, ReLU]>',
      'Residual adds its input: Sequential gives 3 features for 2',
    ),
  );
}, 60_000);

test('types stay readable', () => {
  const model = 'new Sequential(new Linear(4, 16), new ReLU(), new Linear(16, 3))';
  expect(shown('new Linear(4, 16)')).toBe('Linear<4, 16>');
  expect(shown(model)).toBe('Sequential<readonly [Linear<4, 16>, ReLU, Linear<16, 3>]>');
  expect(shown(`${model}.forward`)).toBe('(A: Tensor) => Tensor');
  expect(shown(`${model}.inFeatures`)).toBe('4');
  expect(shown(`${model}.outFeatures`)).toBe('3');
  expect(shown(`new Residual(${model.replace('3)', '4)')})`)).toBe(
    'Residual<Sequential<readonly [Linear<4, 16>, ReLU, Linear<16, 4>]>>',
  );
  expect(shown('new Residual(new ReLU()).inFeatures')).toBe('undefined');
}, 60_000);

test('the work of checking a model grows with its length, and no faster', () => {
  const models: Record<string, (i: number) => string> = {
    'of other sizes each': (i) => `new Linear(${i + 1}, ${i + 2})`,
    'of activations between': (i) => (i % 2 === 0 ? 'new Linear(8, 8)' : 'new ReLU()'),
  };
  for (const [name, layerAt] of Object.entries(models)) {
    const [none, fifty, hundred] = [1, 51, 101].map((length) =>
      work(Array.from({ length }, (_, i) => layerAt(i))),
    );
    for (const count of ['instantiations', 'types'] as const) {
      const first = fifty![count] - none![count];
      const second = hundred![count] - fifty![count];
      expect(second / first, `${count} of a model ${name}`).toBeLessThan(1.25);
    }
    expect(fifty!.instantiations - none!.instantiations, name).toBeLessThan(50 * 250);
  }
}, 60_000);
