import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the page into `dist`; the API puts a nonce of its own into each page it serves. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
});
