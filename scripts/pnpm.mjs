// The pinned pnpm, on a machine that has only Node and npm. As a command it passes its arguments on to it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
export const pinned = packageManager.split('@').at(-1);

/** Without stdin and without questions; on Windows npx and pnpm are scripts, which need a shell. */
function run([command, ...args], options = {}) {
  return spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    ...options,
    env: { ...process.env, CI: 'true', COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' },
  });
}

/** The pnpm that runs this script unless it is too old, or one on PATH of the pinned version, or npx's. */
function find() {
  const { npm_config_user_agent: agent = '', npm_execpath: path = 'pnpm' } = process.env;
  if (Number(/^pnpm\/(\d+)/.exec(agent)?.[1]) >= Number.parseInt(pinned))
    return /\.[cm]?js$/.test(path) ? [process.execPath, path] : [path];
  const onPath = run(['pnpm', '--version']);
  if (onPath.status === 0 && onPath.stdout.trim() === pinned) return ['pnpm'];
  return ['npx', '--yes', `pnpm@${pinned}`];
}

export function pnpm(args, options) {
  return run([...find(), ...args], options);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = pnpm(process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}
