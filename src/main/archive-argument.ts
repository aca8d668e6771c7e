// The archive named on the command line: `--archive DIR` or `--archive=DIR` after the application's own path.
import { resolve } from 'node:path';

/**
 * The absolute path of the archive `argv` asks for, or null. Chromium's own switches are passed over. `cwd`: what a
 * relative path is relative to.
 */
export const archiveArgument = (argv: readonly string[], cwd: string): string | null => {
  const at = argv.findIndex((argument) => argument === '--archive' || argument.startsWith('--archive='));
  const value = argv[at]?.startsWith('--archive=') ? argv[at].slice('--archive='.length) : argv[at + 1];
  return at < 0 || value === undefined || value === '' ? null : resolve(cwd, value);
};
