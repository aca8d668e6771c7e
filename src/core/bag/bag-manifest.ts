// One manifest of a bag: which digest each file has (RFC 8493, sections 2.1.3 and 2.2.1).
import { badPath } from './path-problems.ts';

const algorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'] as const;
export type Algorithm = (typeof algorithms)[number];

const digits: Readonly<Record<Algorithm, number>> = {
  md5: 32,
  sha1: 40,
  sha224: 56,
  sha256: 64,
  sha384: 96,
  sha512: 128,
};

/** `payload`: of `data/`; else of tag files. `hex`: in small letters, by name. Messages say what is wrong, and what is only not as it should be. */
export interface Manifest {
  name: string;
  algorithm: Algorithm;
  payload: boolean;
  hex: Map<string, string>;
  problems: string[];
  warnings: string[];
}

/** What a file's name says of it; null for one that is no manifest, a text for an algorithm that is not known here. */
export const manifestNamed = (name: string): Pick<Manifest, 'name' | 'algorithm' | 'payload'> | string | null => {
  const found = /^(tag)?manifest-([a-z0-9]+)\.txt$/i.exec(name);
  if (found === null) return null;
  const algorithm = algorithms.find((known) => known === found[2]?.toLowerCase());
  return algorithm === undefined
    ? `digests by ${found[2]} are not read here`
    : { name, algorithm, payload: found[1] === undefined };
};

const decodePath = (path: string, isOld: boolean): string =>
  path.replace(isOld ? /%0[ad]/gi : /%(?:0[ad]|25)/gi, (code) =>
    String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );

/** `isOld`: of a version before 1.0, which let more pass. */
export const readManifest = (
  named: Pick<Manifest, 'name' | 'algorithm' | 'payload'>,
  text: string,
  isOld: boolean,
): Manifest => {
  const manifest: Manifest = { ...named, hex: new Map(), problems: [], warnings: [] };
  const { algorithm, payload, hex, problems, warnings } = manifest;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') continue;
    const at = `line ${index + 1}`;
    const found = /^([0-9a-fA-F]+)[ \t]+(.+)$/.exec(line);
    const digest = found?.[1]?.toLowerCase();
    if (found === null || digest === undefined || digest.length !== digits[algorithm]) {
      problems.push(`${at} is no digest by ${algorithm} and a path`);
      continue;
    }
    let path = decodePath(found[2] ?? '', isOld);
    if (path.startsWith('*')) {
      warnings.push(`${at} marks the path with an asterisk, as md5sum does`);
      path = path.slice(1);
    }
    if (path.startsWith('./')) {
      warnings.push(`${at} begins its path with ./`);
      path = path.slice(2);
    }
    const wrong = badPath(path);
    if (wrong !== null) problems.push(`${at}, ${path}: ${wrong}`);
    else if (payload && !path.startsWith('data/')) problems.push(`${at}, ${path}: it is no file of data/`);
    else if (!hex.has(path)) hex.set(path, digest);
    else if (!isOld || hex.get(path) !== digest) problems.push(`${at}, ${path}: it is listed twice`);
    else warnings.push(`${at}, ${path}: it is listed twice`);
  }
  return manifest;
};
