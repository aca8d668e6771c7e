// Where the built product lies and which version it is; both follow from the place of the running entry file.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface AppFiles {
  /** The folder that holds package.json and out/. */
  root: string;
  version: string;
  engineWorkerUrl: URL;
  rendererDir: string;
}

/** `entryUrl`: the built `out/main/cli.js`. */
export const appFiles = (entryUrl: string): AppFiles => {
  const root = new URL('../../', entryUrl);
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
  return {
    root: fileURLToPath(root),
    version,
    engineWorkerUrl: new URL('./engine-worker.js', entryUrl),
    rendererDir: fileURLToPath(new URL('out/renderer/', root)),
  };
};
