import { playwright } from '@vitest/browser-playwright';
import { type ViteUserConfig } from 'vitest/config';
import { launchOptions } from './scripts/chromium.ts';
import { properties, sources } from './vitest.shared.ts';

// The packages' own tests in a real browser; `npm run test:browser` makes sure that there is one.
const config: ViteUserConfig = {
  ...sources,
  test: {
    name: 'browser',
    provide: { properties },
    setupFiles: ['scripts/test-setup.ts'],
    include: ['packages/*/test/**/*.test.ts'],
    exclude: ['**/*.node.test.ts'],
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
