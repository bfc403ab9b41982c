import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Debian's own, which has its packages python3-torch and python3-numpy; another may stand first on PATH. */
export const PYTHON = '/usr/bin/python3';

export interface Run<Result> {
  readonly result: Result;
  /** From the start of the process to its answer. */
  readonly milliseconds: number;
}

export interface ChildOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly flags?: readonly string[];
}

/** A worker of ours in a process of its own: nothing compiled, allocated or learnt for one peer helps another. */
export function node<Result>(
  worker: string,
  args: unknown,
  options: ChildOptions = {},
): Promise<Run<Result>> {
  const program = `${here}dist/workers/${worker}.js`;
  return child(process.execPath, [...(options.flags ?? []), program, JSON.stringify(args)], options);
}

export function python<Result>(
  peer: string,
  args: unknown,
  options: ChildOptions = {},
): Promise<Run<Result>> {
  return child(PYTHON, [`${here}peers/${peer}.py`, JSON.stringify(args)], options);
}

function child<Result>(command: string, args: string[], { env }: ChildOptions): Promise<Run<Result>> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const running = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
    });
    let [output, errors, answered] = ['', '', NaN];
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      answered = performance.now();
    });
    running.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    running.on('error', reject);
    running.on('close', (status) => {
      if (status !== 0)
        reject(new Error(errors.trim().split('\n').slice(-8).join('\n') || `ended with ${status}`));
      else
        resolve({
          result: JSON.parse(output.trimEnd().split('\n').at(-1)!) as Result,
          milliseconds: answered - start,
        });
    });
  });
}
