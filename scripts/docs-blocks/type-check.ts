import ts from 'typescript';

/** Checks all programs at once, as the house's own code is checked; the errors of each, with their lines. */
export function typeCheck(programs: ReadonlyMap<string, string>, root: string): Map<string, string[]> {
  const config = ts.getParsedCommandLineOfConfigFile(
    `${root}/tsconfig.json`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
      },
    },
  )!;
  const options: ts.CompilerOptions = { ...config.options, moduleDetection: ts.ModuleDetectionKind.Force };
  const host = ts.createCompilerHost(options);
  host.fileExists = (file) => programs.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => programs.get(file) ?? ts.sys.readFile(file);

  const program = ts.createProgram([...programs.keys()], options, host);
  return new Map(
    [...programs.keys()].map((file) => {
      const source = program.getSourceFile(file)!;
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [file, found.map((diagnostic) => describe(diagnostic, source))];
    }),
  );
}

function describe({ start = 0, code, messageText }: ts.Diagnostic, source: ts.SourceFile): string {
  const line = source.getLineAndCharacterOfPosition(start).line + 1;
  return `line ${line}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}
