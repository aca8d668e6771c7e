// One build tool for every host. `--mode node` builds the Node side only (CLI, loopback host, engine worker).
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const here = (path: string): string => resolve(import.meta.dirname, path);

const main = {
  build: {
    outDir: 'out/main',
    rollupOptions: {
      input: {
        index: here('src/main/index.ts'),
        cli: here('src/cli/index.ts'),
        'engine-worker': here('src/core/engine-worker.ts'),
      },
      output: { format: 'es' as const, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

const preload = {
  build: {
    outDir: 'out/preload',
    rollupOptions: {
      input: { index: here('src/preload/index.ts') },
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
    },
  },
};

const renderer = {
  root: here('src/renderer'),
  plugins: [react()],
  build: {
    outDir: here('out/renderer'),
    chunkSizeWarningLimit: 4096,
    minify: true,
    rollupOptions: { input: { index: here('src/renderer/index.html') } },
  },
  worker: { format: 'es' as const },
};

// A running workbench loads its worker late: a Node-only build beside it replaces files and deletes none.
const nodeOnly = { main: { build: { ...main.build, emptyOutDir: false } } };

export default defineConfig(({ mode }) => (mode === 'node' ? nodeOnly : { main, preload, renderer }));
