import { dictionary } from '@zxcvbn-ts/language-common';
import { defineConfig, type Plugin } from 'vite';

/** The list of common passwords that the server refuses, beside what browsers get; files that begin with a dot are served to nobody. */
const commonPasswords: Plugin = {
  name: 'common-passwords',
  generateBundle() {
    const passwords = [...new Set(dictionary['passwords-common'].map(password => String(password).toLowerCase()))];
    const source = ['# Common passwords from @zxcvbn-ts/language-common (MIT, the zxcvbn-ts authors). One a line, in lower case.', ...passwords, ''].join('\n');
    this.emitFile({ type: 'asset', fileName: '.common-passwords.txt', source });
  },
};

// One entry: charts and the graph load themselves on the pages that carry them.
export default defineConfig({
  base: '/dist/',
  publicDir: 'public',
  plugins: [commonPasswords],
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
