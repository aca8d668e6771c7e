// What foreign names of files may do to whoever unpacks them: escape, vanish, or be one name on this system and two on that.
import type { BagProblem } from './bag-source.ts';

const longest = 1024;

/** Why a name within a bag is refused; null when every system reads it the same way. */
export const badPath = (name: string): string | null => {
  if (name.length > longest) return `its name is longer than ${longest} characters`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\ufffd]/u.test(name)) return 'its name holds a control character, or bytes that are no text';
  if (name.includes('\\')) return 'its name holds a backslash, which separates folders on Windows';
  if (name.startsWith('/')) return 'its name is an absolute path';
  if (/^[A-Za-z]:/.test(name)) return 'its name begins with a drive';
  if (name.includes(':')) return 'its name holds a colon, which is no part of a name on Windows';
  for (const part of name.split('/')) {
    if (part === '..' || part === '.') return 'its path leads out of the folder it is unpacked to, or around in it';
    if (part === '') return 'its path has an empty part';
    if (/[. ]$/.test(part)) return 'a part of its path ends with a dot or a space, which Windows leaves out';
  }
  return null;
};

const folded = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');

const likeness = (name: string, other: string): string => {
  if (name === other) return 'stands there twice';
  if (name.normalize('NFC') === other.normalize('NFC')) return `is ${JSON.stringify(other)} in another Unicode form`;
  return `differs from ${JSON.stringify(other)} by case alone`;
};

/** Of the names of all files, and of folders that are named themselves: those that are refused, and those which some system takes for another one's. */
export const pathProblems = (files: readonly string[], folders: readonly string[] = []): BagProblem[] => {
  const problems: BagProblem[] = [];
  const report = (where: string, message: string): void => {
    problems.push({ kind: 'path', where, message });
  };
  const known = new Map<string, string>();
  for (const name of [...files, ...folders]) {
    const wrong = badPath(name);
    if (wrong !== null) report(name, wrong);
    const key = folded(name);
    const other = known.get(key);
    if (other !== undefined) report(name, `its name ${likeness(name, other)}`);
    else known.set(key, name);
  }
  const folderKeys = new Set(folders.map(folded));
  for (const name of files) {
    const parts = name.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const key = folded(parts.slice(0, depth).join('/'));
      const file = folderKeys.has(key) ? undefined : known.get(key);
      if (file !== undefined) report(name, `it lies in ${JSON.stringify(file)}, which is a file`);
    }
  }
  return problems;
};
