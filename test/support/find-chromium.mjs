// Finds a Chromium for the end-to-end tests, or installs one: $CHROMIUM_PATH, Playwright's own, the system's, then an install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a browser that is there already, or null. */
export const findChromium = () => {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...systemPaths];
  return candidates.find((path) => path && existsSync(path)) ?? null;
};

const attempt = (command, args, timeout) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout, shell: process.platform === 'win32' })
    .status === 0;

/** Path of a browser, installing one when none is there; null when that fails too. */
export const findOrInstallChromium = () => {
  const found = findChromium();
  if (found !== null) return found;
  const debianRoot = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (debianRoot) {
    console.log('No Chromium found: installing the distribution package.');
    attempt('apt-get', ['update'], 300_000);
    attempt('apt-get', ['install', '-y', 'chromium'], 600_000);
  } else {
    console.log("No Chromium found: installing Playwright's.");
    attempt('npx', ['playwright', 'install', 'chromium'], 600_000);
  }
  return findChromium();
};
