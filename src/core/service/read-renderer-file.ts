// Serves the built renderer to every host: which file of the folder an address names, and never one outside it.
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** `ok` carries the file and its media type; `refused` an HTTP status: 400 for an address no browser sends, 404 for a file that is not there. */
export type RendererFile =
  | { kind: 'ok'; bytes: Uint8Array<ArrayBuffer>; mediaType: string }
  | { kind: 'refused'; status: 400 | 404 };

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** The decoded path segments, or null where one could leave the folder, name a drive or an alternate stream, or cut a string short. */
const safeSegments = (pathname: string): string[] | null => {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\\:\0]/.test(decoded)) return null;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  return segments.some((segment) => segment === '.' || segment === '..') ? null : segments;
};

/** The real path of a regular file inside `root` (itself a real path), links followed; null for anything else. */
const fileInside = async (root: string, path: string): Promise<string | null> => {
  try {
    const real = await realpath(path);
    if (!real.startsWith(root + sep)) return null;
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
};

/**
 * Reads what `pathname` (percent-encoded, without query) names in `folder`. A path without a file extension is a
 * screen of the application and answered with index.html, so that a reload anywhere works.
 */
export const readRendererFile = async (folder: string, pathname: string): Promise<RendererFile> => {
  const segments = safeSegments(pathname);
  if (segments === null) return { kind: 'refused', status: 400 };
  const last = segments.at(-1) ?? '';
  const wanted = extname(last) === '' ? ['index.html'] : segments;
  let root: string;
  try {
    root = await realpath(folder);
  } catch {
    return { kind: 'refused', status: 404 };
  }
  const path = await fileInside(root, join(root, ...wanted));
  if (path === null) return { kind: 'refused', status: 404 };
  const bytes = new Uint8Array(await readFile(path));
  return { kind: 'ok', bytes, mediaType: mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream' };
};
