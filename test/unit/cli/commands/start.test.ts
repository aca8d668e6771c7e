import { describe, expect, it } from 'vitest';
import { runStart, type StartEffects } from '#cli/commands/start.ts';
import type { HostFacts } from '#cli/start/choose-host.ts';
import { type Link, printLink } from '#shared/model/link.ts';

const facts: HostFacts = {
  platform: 'linux',
  superuser: false,
  display: ':0',
  runtime: { state: 'present', path: '/runtime/electron' },
};

/** Runs `start` on values and records what it did, in order. */
const start = async (given: Partial<HostFacts>, effects: Partial<StartEffects> = {}, link?: Link) => {
  const lines: string[] = [];
  const done: string[] = [];
  await runStart(
    {
      print: (line) => lines.push(line),
      serve: async ({ archive, openBrowser, page }) =>
        void done.push(
          `serve ${archive} ${openBrowser ? 'with' : 'without'} browser${page === undefined ? '' : ` at ${page}`}`,
        ),
      setExitCode: (code) => void done.push(`exit ${code}`),
    },
    {
      facts: () => ({ ...facts, ...given }),
      fetchRuntime: async () => {
        done.push('fetch');
        return { state: 'present', path: '/fetched/electron' };
      },
      launchDesktop: async (path, wanted) => {
        const shown = wanted.link === undefined ? '' : ` ${printLink(wanted.link)}`;
        done.push(`launch ${path} ${wanted.archive}${shown}`);
        return { opened: true, exitCode: 0 };
      },
      ...effects,
    },
    { archive: 'my-archive', link },
  );
  return { lines, done };
};

describe('start', () => {
  it('opens the desktop and ends as it ends', async () => {
    const { lines, done } = await start({});
    expect(done).toEqual(['launch /runtime/electron my-archive', 'exit 0']);
    expect(lines).toEqual(['Opening the workbench in a desktop window.']);
  });

  it('serves at once without a display, says why and opens no browser', async () => {
    const { lines, done } = await start({ display: undefined, runtime: { state: 'absent' } });
    expect(done).toEqual(['serve my-archive without browser']);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('no display');
  });

  it('fetches the runtime once, says so, and opens what came', async () => {
    const { lines, done } = await start({ runtime: { state: 'absent' } });
    expect(done).toEqual(['fetch', 'launch /fetched/electron my-archive', 'exit 0']);
    expect(lines[0]).toContain('Fetching the Electron runtime');
  });

  it('serves with a browser when the runtime could not be fetched', async () => {
    const { lines, done } = await start(
      { runtime: { state: 'absent' } },
      { fetchRuntime: async () => ({ state: 'unavailable', reason: 'fetch failed' }) },
    );
    expect(done).toEqual(['serve my-archive with browser']);
    expect(lines.at(-1)).toContain('fetch failed');
  });

  it('serves when the window could not start', async () => {
    const { lines, done } = await start(
      {},
      { launchDesktop: async () => ({ opened: false, detail: 'it ended with code 127' }) },
    );
    expect(done).toEqual(['serve my-archive with browser']);
    expect(lines.at(-1)).toContain('code 127');
  });

  it('goes to the view of a link, in either host', async () => {
    const link: Link = { page: '/events', search: { q: 'action:delete', event: 'evt_1' } };
    const desktop = await start({}, {}, link);
    expect(desktop.done[0]).toBe(
      'launch /runtime/electron my-archive sivo-audit://open/events?q=action:delete&event=evt_1',
    );
    const loopback = await start({ display: undefined }, {}, link);
    expect(loopback.done).toEqual(['serve my-archive without browser at /events?q=action:delete&event=evt_1']);
  });
});
