import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveArgument } from '#main/archive-argument.ts';

const cwd = resolve('/home/ana');

describe('archiveArgument', () => {
  it('reads both spellings, relative to the working folder, past foreign switches', () => {
    const path = resolve(cwd, 'logs');
    expect(archiveArgument(['electron', '.', '--archive', 'logs'], cwd)).toBe(path);
    expect(archiveArgument(['electron', '--inspect=0', '.', '--archive=logs', '--other'], cwd)).toBe(path);
    expect(archiveArgument(['electron', '.', '--archive', resolve('/data/a')], cwd)).toBe(resolve('/data/a'));
  });

  it.each([[['electron', '.']], [['electron', '--archive']], [['electron', '--archive=']], [['--archives', 'x']]])(
    'finds none in %j',
    (argv) => {
      expect(archiveArgument(argv, cwd)).toBeNull();
    },
  );

  it('takes no path from a link, nor from what follows one', () => {
    const link = 'sivo-audit://open/events';
    expect(archiveArgument(['electron', '.', link, '--archive', '/other'], cwd)).toBeNull();
    expect(archiveArgument(['electron', '.', '--archive', 'logs', link, '--archive=/other'], cwd)).toBe(
      resolve(cwd, 'logs'),
    );
  });
});
