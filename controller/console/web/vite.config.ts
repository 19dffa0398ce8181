import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

// The controller embeds the four files of dist/ by name, hence no hashes in the names, one bundle,
// and nothing inlined: its content policy allows neither inline scripts and styles nor data: addresses.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [svelte({ emitCss: true })],
  // The tests run what the browser runs, not Svelte's build for servers.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      output: {
        inlineDynamicImports: true,
        entryFileNames: 'app.js',
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'app.css' : '[name][extname]'),
      },
    },
  },
  server: {
    proxy: { '/api': { target: 'http://127.0.0.1:7080', ws: true } },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
}));
