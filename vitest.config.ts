import { type ViteUserConfig } from 'vitest/config';
import { docsBlocks } from './scripts/docs-blocks/plugin.ts';
import { everyCore, properties, sources, testTimeout } from './vitest.shared.ts';

const config: ViteUserConfig = {
  ...sources,
  test: {
    provide: { properties },
    globalSetup: ['scripts/build-kernels.mjs'],
    setupFiles: ['scripts/test-setup.ts'],
    testTimeout,
    maxWorkers: everyCore,
    // Tests leave no state behind: a worker keeps what it has loaded, and its compiled code, from file to file.
    isolate: false,
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['packages/*/test/**/*.test.ts', 'scripts/test/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'examples', include: ['examples/test/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'benchmarks', include: ['benchmarks/test/**/*.test.ts'] },
      },
      {
        extends: true,
        plugins: [docsBlocks(import.meta.dirname)],
        test: { name: 'docs', include: ['scripts/docs-blocks/*.test.ts'] },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.generated.ts'],
      reporter: ['text-summary', 'html'],
      thresholds: { lines: 95, branches: 90 },
    },
  },
};

export default config;
