// One set of specs, two hosts: the browser on loopback always, the desktop wherever the Electron runtime is present.
import { defineConfig } from '@playwright/test';
import type { WorkbenchOptions } from './test/e2e/support/workbench.ts';
import { findChromium } from './test/support/find-chromium.mjs';

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig<WorkbenchOptions>({
  testDir: 'test/e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Madrid',
    // Recording every test costs a fifth of the time; TRACE=1 records those that fail.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium() ?? '', args: chromiumArgs },
  },
  projects: [
    { name: 'loopback', use: { host: 'loopback' } },
    { name: 'desktop', use: { host: 'desktop' } },
  ],
});
