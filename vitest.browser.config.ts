import { playwright } from '@vitest/browser-playwright';
import { type ViteUserConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.ts';
import { everyCore, properties, sources, testTimeout } from './vitest.shared.ts';

// What gradcheck says about hundreds of right and wrong layers: arithmetic of its own, and of kernels which are compared
// here bit for bit. That gradcheck works here is shown by its other tests, and by the gradients of layers and losses.
const hundredsOfLayers = [
  'battery-broken',
  'battery-correct',
  'false-alarms',
  'gradcheck',
  'mutants',
  'reach',
].map((name) => `packages/gradcheck/test/${name}.test.ts`);

// The packages' own tests in a real browser; `npm run test:browser` makes sure that there is one.
const config: ViteUserConfig = {
  ...sources,
  test: {
    name: 'browser',
    provide: { properties },
    testTimeout,
    maxWorkers: everyCore,
    isolate: false,
    setupFiles: ['scripts/test-setup.ts'],
    include: ['packages/*/test/**/*.test.ts'],
    exclude: ['**/*.node.test.ts', ...hundredsOfLayers],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: 'chromium' }],
      provider: playwright({ launchOptions }),
    },
  },
};

export default config;
