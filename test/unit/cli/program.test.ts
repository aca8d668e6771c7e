import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appFiles } from '#cli/app-root.ts';
import { runCli } from '#cli/program.ts';
import { memoryTerminal } from '#test/support/memory-terminal.ts';
import { builtCli } from '#test/support/run-cli.ts';

const files = appFiles(pathToFileURL(builtCli).href);

const run = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
  const terminal = memoryTerminal();
  const code = await runCli(args, { terminal, files, signal: new AbortController().signal });
  return { code, ...terminal.written };
};

describe('the command line', () => {
  it('tells its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, stdout: `${files.version}\n`, stderr: '' });
  });

  it.each([['--help'], ['import', '--help'], ['query', '-h'], ['demo', '--help'], ['serve', '--help']])(
    'helps with examples: %s %s',
    async (...args) => {
      const { code, stdout } = await run(...args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/Examples?:\n {2}sivo-audit /);
    },
  );

  it.each([
    [[]],
    [['nonsense']],
    [['import', '--archive', 'x']],
    [['query', 'action:delete']],
    [['query', '--archive', 'x', '--format', 'xml']],
    [['query', '--archive', 'x', '--limit', '0']],
    [['query', '--archive', 'x', '--tz', 'Europe/Nowhere']],
    [['query', '--archive', 'x', '--facets', 'reason']],
    [['query', '--archive', 'x', '--unknown']],
    [['demo', 'x', '--events', '999']],
    [['serve', '--port', '65536']],
  ])('calls %j a usage error', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('tells a usage error as one JSON object when asked to', async () => {
    for (const [args, word] of [
      [['query', 'action:delete', '--json'], '--archive'],
      [['show', 'id', '--archive', 'x', '--raw', '--json'], '--raw'],
    ] as const) {
      const { code, stdout } = await run(...args);
      expect(code).toBe(2);
      expect(JSON.parse(stdout)).toEqual({
        error: {
          code: 'BAD_INPUT',
          message: expect.stringContaining(word),
          where: 'command line',
          detail: expect.stringContaining(word),
          todo: expect.any(String),
        },
      });
    }
  });
});
