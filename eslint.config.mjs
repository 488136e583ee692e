import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.rehearse/',
      'packages/contracts/generated/',
      'loadtests/',
      'docs/own-coach/',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'tsconfig.tests.json',
          'web/tsconfig.json',
          '{packages,services}/*/tsconfig.json',
          '{gateway,cli,bench}/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message:
            'Read the environment in config.ts, where every variable is documented and all faults are reported at once.',
        },
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports: one name for a thing everywhere.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['**/config.ts', 'packages/testing/**', 'e2e/**', 'bench/**', 'packages/backing/**', 'scripts/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // What a test or a benchmark reads is named where it is read.
  { files: ['e2e/**', 'bench/**'], rules: { '@typescript-eslint/no-unnecessary-type-parameters': 'off' } },
  { files: ['web/vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['web/src/**/*.tsx', 'web/src/**/*.ts'],
    plugins: { 'react-hooks': hooks },
    rules: hooks.configs.recommended.rules,
  },
);
