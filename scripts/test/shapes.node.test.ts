import ts from 'typescript';
import { expect, test } from 'vitest';

/** What the compiler says about a program that builds `new Sequential(…)`. */
function complaints(layers: string): string {
  const file = new URL('./compiled.ts', import.meta.url).pathname;
  const text = `import { Linear, ReLU, Sequential } from '@chainrule/layers';\nexport const model = new Sequential(${layers});`;
  const { config } = ts.readConfigFile('tsconfig.base.json', (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
  const host = ts.createCompilerHost(options);
  const onDisk = ts.createCompilerHost(options);
  host.fileExists = (path) => path === file || onDisk.fileExists(path);
  host.getSourceFile = (path, target) =>
    path === file ? ts.createSourceFile(path, text, target) : onDisk.getSourceFile(path, target);
  const program = ts.createProgram(
    [file],
    { ...options, isolatedDeclarations: false, declaration: false },
    host,
  );
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .join('\n');
}

test('the type error names both layers and their sizes', () => {
  expect(complaints('new Linear(4, 16), new ReLU(), new Linear(8, 3)')).toContain(
    `Type 'Linear<8, 3>' is not assignable to type '"Linear(8 → 3) takes 8 features; the layer before gives 16"'`,
  );
  expect(complaints('new Linear(4, 16), new ReLU(), new Linear(16, 3)')).toBe('');
}, 60_000);
