// A small zip, whole in memory.
import { buffer } from 'node:stream/consumers';
import { openPromise } from 'yauzl';

/** Contents by name, without the one folder at the top. */
export const readZip = async (path: string): Promise<ReadonlyMap<string, Buffer>> => {
  const zip = await openPromise(path);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    files.set(entry.fileName.replace(/^[^/]*\//, ''), await buffer(stream));
  }
  return files;
};
