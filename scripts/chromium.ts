import { existsSync } from 'node:fs';
import { type LaunchOptions } from 'playwright';
import { run } from './run.ts';

const path = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** A Chromium that talks to nobody and also starts in a container. */
export const launchOptions: LaunchOptions = {
  executablePath: path,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

/** Makes sure that there is a Chromium: CHROMIUM's, or Debian's, which root installs. */
export function requireChromium(): void {
  if (existsSync(path)) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `There is no ${path}: apt-get install chromium, or set CHROMIUM to the path of a Chromium.`,
    );
  }
  console.log('Installing chromium with apt-get …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  const installed = run('apt-get', ['update', '-qq'], { env }) && run('apt-get', install, { env });
  if (!installed || !existsSync(path)) throw new Error('apt-get could not install chromium.');
}
