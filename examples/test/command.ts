import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the command of an example prints where there is no terminal, line by line, without how long it took. */
export async function command(example: string): Promise<string[]> {
  const args = ['--conditions=@chainrule/source', '--import', 'tsx', `examples/${example}`];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT });
  return stdout.split('\n').filter((line) => !line.startsWith('took '));
}
