// The fences of the page: parts ← nouns ← views, and only `api` knows Tauri.
import { fileURLToPath } from 'node:url';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const nouns = ['$claim/*', '$evidence/*', '$verdict/*', '$document/*'];
const engine = ['$state/*', '$api/backend', '$api/client', '$api/fake', '$api/http', '$api/tauri'];

/** Files of `folder` may import none of `forbidden`, nor climb out of their folder. */
function fence(folder, forbidden) {
  const tauri = folder === 'api' ? [] : ['@tauri-apps/*'];
  return {
    files: [`**/src/${folder}/**`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['../*'], message: 'Name the folder: `$parts/…`.' },
            { group: [...forbidden, ...tauri], message: `Not from \`${folder}\`: parts ← nouns ← views, and only \`api\` knows Tauri.` },
          ],
        },
      ],
    },
  };
}

export default defineConfig(
  { ignores: ['**/dist/', '**/node_modules/', '**/generated.ts', '**/out/'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  {
    rules: {
      eqeqeq: 'error',
      'no-restricted-globals': ['error', 'alert', 'confirm', 'prompt'],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, tsconfigRootDir: fileURLToPath(new URL('.', import.meta.url)) } },
  },
  fence('api', [...nouns, '$state/*', '$keys/*', '$parts/*', '$views/*']),
  fence('words', [...nouns, ...engine, '$keys/*', '$parts/*', '$views/*']),
  fence('keys', [...nouns, ...engine, '$parts/*', '$views/*']),
  fence('parts', [...nouns, ...engine, '$api/*', '$views/*']),
  fence('state', [...nouns, '$parts/*', '$views/*']),
  fence('document', ['$claim/*', '$evidence/*', '$verdict/*', ...engine, '$views/*']),
  fence('evidence', ['$claim/*', '$verdict/*', ...engine, '$views/*']),
  fence('verdict', ['$claim/*', '$evidence/*', ...engine, '$views/*']),
  fence('claim', [...engine, '$views/*']),
  fence('views', ['$api/tauri', '$api/http', '$api/fake']),
);
