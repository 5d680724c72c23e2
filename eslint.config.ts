import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The judge of the code. Formatting is biome's business, unused code is knip's.
export const rules = defineConfig(
  { ignores: ['node_modules/**', '.persona/**', 'dist/**', 'linking-web/static/**', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns the name.' },
        { selector: 'TSAsExpression > TSAsExpression', message: 'No double casts.' },
        {
          selector: "CallExpression[callee.object.name='vi'][callee.property.name='mock']",
          message: 'No mocks of our own modules.',
        },
      ],
    },
  },
  {
    // Configuration files must export a default: their tools ask for it.
    files: ['eslint.config.ts', 'vitest*.ts', 'knip.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
export default rules;
