import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { stamp } from './stamp.mjs';

export default defineConfig({
  plugins: [svelte(), stamp()],
  build: {
    target: 'es2022',
    // Fonts and images stay files, so that the policy needs no data: for them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
