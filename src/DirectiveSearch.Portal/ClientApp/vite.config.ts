import { defineConfig } from 'vite';

// One entry: charts and the graph load themselves on the pages that carry them.
export default defineConfig({
  base: '/dist/',
  publicDir: 'public',
  build: {
    outDir: '../wwwroot/dist',
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rollupOptions: { input: { site: 'src/site.ts' } },
  },
});
