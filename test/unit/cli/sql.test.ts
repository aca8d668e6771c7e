import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runCli } from '#test/support/run-cli.ts';
import { sampleEvents, toJsonLines } from '#test/support/sample-events.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const archive = async (): Promise<string> => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'log.jsonl'), toJsonLines(sampleEvents(200)));
  const path = join(folder, 'archive');
  expect((await runCli(['import', join(folder, 'log.jsonl'), '--archive', path])).code).toBe(0);
  return path;
};

describe('sql', () => {
  it('prints a table, CSV, JSON lines or one object', async () => {
    const path = await archive();
    const sql =
      "SELECT action, count(*) AS n, NULL AS gap, x'0f' AS bytes FROM events GROUP BY action ORDER BY n DESC, 1 LIMIT 2";
    const table = await runCli(['sql', sql, '--archive', path]);
    expect([table.code, table.stderr]).toEqual([0, '']);
    expect(table.stdout).toBe("action   n   gap  bytes\naccess  80  NULL  x'0f'\ndelete  40  NULL  x'0f'\n");
    expect((await runCli(['sql', sql, '--archive', path, '--format', 'csv'])).stdout).toBe(
      "action,n,gap,bytes\r\naccess,80,,x'0f'\r\ndelete,40,,x'0f'\r\n",
    );
    expect((await runCli(['sql', sql, '--archive', path, '--format', 'jsonl'])).stdout.split('\n')[0]).toBe(
      '{"action":"access","n":80,"gap":null,"bytes":"0f"}',
    );
    expect(jsonOf(await runCli(['sql', sql, '--archive', path, '--json']))).toMatchObject({
      columns: ['action', 'n', 'gap', 'bytes'],
      rows: [
        ['access', 80, null, '0f'],
        ['delete', 40, null, '0f'],
      ],
      cut: null,
      events: 200,
    });
  });

  it('narrows, cuts and says so', async () => {
    const path = await archive();
    const cut = await runCli(['sql', 'SELECT id FROM events', '--archive', path, '--max-rows', '3', '--format', 'csv']);
    expect(cut.stdout.trimEnd().split('\r\n')).toHaveLength(4);
    expect(cut.stderr).toContain('Cut at 3 rows');
    const day = ['--from', '2026-01-02', '--to', '2026-01-03', '--tz', 'Europe/Madrid', '--format', 'csv'];
    expect((await runCli(['sql', 'SELECT count(*) FROM events', '--archive', path, ...day])).stdout).toBe(
      'count(*)\r\n39\r\n',
    );
  });

  it('refuses with the code, the place and the exit code', async () => {
    const path = await archive();
    const mistake = await runCli(['sql', 'SELECT nosuch FROM events', '--archive', path, '--json']);
    expect(mistake.code).toBe(2);
    expect(jsonOf(mistake)).toMatchObject({
      error: { code: 'BAD_SQL', where: 'line 1, column 8', detail: 'no such column: nosuch' },
    });
    const endless = 'WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c';
    const late = await runCli(['sql', endless, '--archive', path, '--timeout', '0.3', '--json']);
    expect(late.code).toBe(1);
    expect(jsonOf(late)).toMatchObject({ error: { code: 'SQL_LIMIT', where: 'time' } });
    expect((await runCli(['sql', 'SELECT 1', '--archive', path, '--timeout', 'x'])).code).toBe(2);
    expect((await runCli(['sql', 'SELECT 1', '--archive', path, '--from', 'soon', '--json'])).code).toBe(2);
  });
});
