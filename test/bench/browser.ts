// `npm run bench -- --browser`: the workbench as its user meets it, in a real browser on the loopback host. Every figure is
// taken inside the page, from the event that asks to the frame that shows the answer.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findOrInstallChromium } from '../support/find-chromium.mjs';
import type { Dataset } from './dataset.ts';
import { median } from './median.ts';
import { runCli, serve } from './run-cli.ts';

/** Times in ms, medians unless named otherwise; `framesPerSecond` and `longestBlankMs` while scrolling steadily. */
export interface BrowserResult {
  firstScreenMs: number;
  filterMs: number;
  facetsMs: number;
  jumpMs: number;
  framesPerSecond: number;
  longestBlankMs: number;
  longestTaskMs: number;
  /** The five longest main-thread tasks of 50 ms and more, each with what was being done. */
  longTasks: { doing: string; ms: number }[];
  heapBytes: number;
}

const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
];

/** Filters that differ, so that nothing is answered from what is kept, with the count each must give. */
const filters = async (archive: string, runs: number): Promise<{ text: string; count: number }[]> => {
  const texts = [
    'action:access',
    'crossTenant:true',
    'action:update -role:agent',
    'resource:recording action:access',
    'login',
  ];
  const asked = Array.from({ length: runs }, (_, run) => `${texts[run % texts.length]} -ip:198.51.100.${run}`);
  return Promise.all(
    asked.map(async (text) => {
      const { json } = await runCli(['query', text, '--archive', archive, '--count', '--json']);
      return { text, count: (json as { count: number }).count };
    }),
  );
};

const openPage = async (browser: Browser, url: string, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Strict' }]);
  await context.addInitScript({ path: join(import.meta.dirname, 'browser-probe.js') });
  const page = await context.newPage();
  await page.goto(`${url}/events`);
  return page;
};

/** Asks the probe in the page. */
const probe = <Answer>(page: Page, call: string): Promise<Answer> => page.evaluate<Answer>(`window.bench.${call}`);

export const runBrowser = async (data: Dataset, folder: string, runs: number): Promise<BrowserResult> => {
  const archive = join(folder, 'archive');
  await runCli(['import', data.file, '--archive', archive, '--json']);
  const asked = await filters(archive, runs);
  const executablePath = findOrInstallChromium();
  if (executablePath === null) throw new Error('no Chromium was found or could be installed');
  const browser = await chromium.launch({ executablePath, args: launchArgs });
  try {
    const firstScreens: number[] = [];
    let page: Page | null = null;
    let served = await serve(archive);
    for (let run = 0; run < 3; run += 1) {
      if (run > 0) {
        await page?.context().close();
        await served.stop();
        served = await serve(archive);
      }
      page = await openPage(browser, served.origin, served.cookie);
      firstScreens.push(await probe<number>(page, 'firstScreen()'));
    }
    if (page === null) throw new Error('no page');
    const input = page.getByTestId('query-input');
    const rows: number[] = [];
    const facets: number[] = [];
    for (const { text, count } of asked) {
      await input.fill(text);
      await page.waitForTimeout(300);
      const measured = probe<{ rows: number; facets: number }>(page, `filter(${count})`);
      await input.press('Enter');
      const answer = await measured;
      rows.push(answer.rows);
      facets.push(answer.facets);
    }
    await input.fill('');
    await input.press('Enter');
    await page.locator(`[data-testid="events-grid"][aria-rowcount="${data.events + 1}"][aria-busy=false]`).waitFor();
    const jumps: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      jumps.push(await probe<number>(page, `jump(${0.5 + (run % 2 === 0 ? 1 : -1) * (run + 1) * 0.013})`));
      await page.waitForTimeout(200);
    }
    const scrolled = await probe<Pick<BrowserResult, 'framesPerSecond' | 'longestBlankMs'>>(page, 'scroll(5, 60)');
    const tasks = await probe<BrowserResult['longTasks']>(page, 'tasks()');
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await served.stop();
    const longTasks = [...tasks].sort((one, other) => other.ms - one.ms).slice(0, 5);
    return {
      firstScreenMs: median(firstScreens),
      filterMs: median(rows),
      facetsMs: median(facets),
      jumpMs: median(jumps),
      ...scrolled,
      longestTaskMs: longTasks[0]?.ms ?? 0,
      longTasks,
      heapBytes: usedSize,
    };
  } finally {
    await browser.close();
    rmSync(archive, { recursive: true, force: true });
  }
};
