import { fileURLToPath } from 'node:url';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The console as files that a browser takes: from `/console/` on, with nothing in line, so that scripts need no exception. */
export default defineConfig({
  root: here,
  base: '/console/',
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: `${here}routes`,
      generatedRouteTree: `${here}route-tree.gen.ts`,
      quoteStyle: 'single',
      semicolons: true,
    }),
  ],
  build: {
    target: 'es2022',
    // From 2024 on: `light-dark()` stays as it is written.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    emptyOutDir: true,
    // Its components say that they are for browsers: so is everything here.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
            // What most pages have is one file and not fifty: fewer requests, and it compresses better.
            { name: 'shared', minShareCount: 12, minSize: 0 },
          ],
        },
      },
      onLog: (level, log, tell) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : tell(level, log)),
    },
  },
  server: {
    port: 4488,
    strictPort: true,
    proxy: { '/v1': { target: 'http://127.0.0.1:4400', changeOrigin: false } },
  },
});
