import { requireChromium } from './chromium.ts';
import { run, VITEST } from './run.ts';

// The packages' tests in Chromium; arguments go on to vitest.
requireChromium();
const config = ['--config', 'vitest.browser.config.ts'];
if (!run('node', [VITEST, 'run', ...config, ...process.argv.slice(2)])) process.exitCode = 1;
