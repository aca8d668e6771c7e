// Sources that disagree about an event, on the command line: found by a filter, and told version by version.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<string> => {
  const terminal = memoryTerminal();
  await runCli(args, { terminal, files, signal: new AbortController().signal });
  return terminal.written.stdout;
};

it('finds conflicts and shows every version with where it came from', async () => {
  const folder = await temporaryFolder();
  const archive = join(folder, 'archive');
  const told = (reason: string) => `{"id":"e1","timestamp":"2026-05-20T10:00:00Z","action":"a","reason":"${reason}"}`;
  await writeFile(join(folder, 'a.jsonl'), `${told('one')}\n{"id":"e2","timestamp":"2026-05-20T10:00:00Z"}\n`);
  await writeFile(join(folder, 'b.jsonl'), `${told('two')}\n`);
  await run('import', join(folder, 'a.jsonl'), '--archive', archive);
  expect(JSON.parse(await run('import', join(folder, 'b.jsonl'), '--archive', archive, '--json'))).toMatchObject({
    read: 1,
    conflicts: 1,
  });
  expect(await run('query', 'conflict:true', '--archive', archive, '--count')).toBe('2\n');
  expect(await run('query', 'conflict:false', '--archive', archive, '--count')).toBe('1\n');
  expect(JSON.parse(await run('query', '', '--archive', archive, '--facets', 'conflict', '--json'))).toMatchObject({
    count: 3,
    facets: {
      conflict: [
        { value: 'true', count: 2 },
        { value: 'false', count: 1 },
      ],
    },
  });
  const shown = await run('show', 'e1', '--archive', archive);
  expect(shown.match(/Version \d of 2/g)).toEqual(['Version 1 of 2', 'Version 2 of 2']);
  expect(shown.indexOf('a.jsonl')).toBeLessThan(shown.indexOf('b.jsonl'));
  const { versions } = JSON.parse(await run('show', 'e1', '--archive', archive, '--json'));
  expect(versions).toMatchObject([
    { event: { reason: 'one' }, conflict: true },
    { event: { reason: 'two' }, conflict: true },
  ]);
}, 60_000);
