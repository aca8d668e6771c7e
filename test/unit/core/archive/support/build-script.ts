// Builds a script of this folder into something a plain Node process can run, for tests that need a second process.
import { rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../../../../..');

/**
 * Path of the built script, inside the project so that it finds its libraries; `remove` takes it away again. `name`: of the
 * script without its ending, from this folder.
 */
export const buildScript = async (name: string): Promise<{ script: string; remove: () => void }> => {
  const outDir = join(project, 'out', `${basename(name)}-${process.pid}`);
  await build({
    configFile: false,
    root: project,
    logLevel: 'error',
    publicDir: false,
    // One file is loaded in half the time of many, and some tests start hundreds of processes.
    ssr: { noExternal: ['zod', 'canonicalize'] },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      minify: true,
      rollupOptions: { output: { entryFileNames: `${basename(name)}.mjs` } },
    },
  });
  return {
    script: join(outDir, `${basename(name)}.mjs`),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
};
