import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    // `$api/client` is `src/api/client`: a folder is named, never climbed to.
    alias: [{ find: /^\$([a-z]+)\//, replacement: `${import.meta.dirname}/src/$1/` }],
    ...(process.env.VITEST ? { conditions: ['browser'] } : {}),
  },
  server: { port: 5173, strictPort: true },
  build: {
    target: 'safari17',
    // An inlined font would be a `data:` address, which the page's own rules refuse.
    assetsInlineLimit: 0,
  },
  test: { globals: true, environment: 'happy-dom', include: ['src/**/*.test.ts'] },
});
