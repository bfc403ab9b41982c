import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { sameBits } from './scripts/lint/same-bits.js';
import { tsdocSyntax } from './scripts/lint/tsdoc.js';

const HOST = 'Package sources run everywhere: no globals of Node or of browsers';
const SEED = 'Results depend on the arguments and the seed alone';

export default defineConfig(
  // AssemblyScript looks like TypeScript and is checked by its own compiler.
  globalIgnores([
    'packages/tensor/assembly/',
    '**/dist/',
    'coverage/',
    'docs/api/',
    'examples/out/',
    '**/*.generated.ts',
  ]),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Loops over typed arrays: `x[i]!` is in range by the loop's own bound.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    plugins: { chainrule: { rules: { 'same-bits': sameBits, 'tsdoc-syntax': tsdocSyntax } } },
    rules: {
      'chainrule/same-bits': 'error',
      'chainrule/tsdoc-syntax': 'error',
      'no-console': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-globals': [
        'error',
        ...['window', 'self', 'document', 'navigator', 'process', 'Buffer', 'require', 'global'].map(
          (name) => ({
            name,
            message: HOST,
          }),
        ),
        ...['Date', 'performance', 'crypto'].map((name) => ({ name, message: SEED })),
      ],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: false, performance: false, process: false, URL: false } },
  },
);
