// The archive named on the command line: `--archive DIR` or `--archive=DIR` after the application's own path.
import { resolve } from 'node:path';
import { isLinkText } from '#shared/model/link.ts';

/**
 * The absolute path of the archive `argv` asks for, or null. Chromium's own switches are passed over, and so is everything
 * from a link on: a link that breaks out of its quotes must not name a path. `cwd`: what a relative path is relative to.
 */
export const archiveArgument = (given: readonly string[], cwd: string): string | null => {
  const link = given.findIndex(isLinkText);
  const argv = link < 0 ? given : given.slice(0, link);
  const at = argv.findIndex((argument) => argument === '--archive' || argument.startsWith('--archive='));
  const value = argv[at]?.startsWith('--archive=') ? argv[at].slice('--archive='.length) : argv[at + 1];
  return at < 0 || value === undefined || value === '' ? null : resolve(cwd, value);
};
