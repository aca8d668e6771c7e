// What a host without a window can do, told as data.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HostAbilities } from '#core/service/types.ts';
import type { HostDescription } from '#shared/model/host.ts';

/** Where this machine's own things are kept. SIVO_AUDIT_HOME keeps a run apart from the user's own folder. */
export const dataFolder = (): string =>
  process.env.SIVO_AUDIT_HOME ? resolve(process.env.SIVO_AUDIT_HOME) : join(homedir(), '.sivo-audit');

const demoHome = (): string => (process.env.SIVO_AUDIT_HOME ? resolve(process.env.SIVO_AUDIT_HOME) : homedir());

/** Downloads where the user has such a folder, else home. */
const exportHome = (): string => {
  const downloads = join(demoHome(), 'Downloads');
  return existsSync(downloads) ? downloads : demoHome();
};

const absent = (reason: string): { available: false; reason: string } => ({ available: false, reason });

const description = (host: 'headless' | 'loopback', version: string): HostDescription => {
  const browser = host === 'loopback';
  const dialogs = browser
    ? 'A browser page cannot open dialogs that give paths; browse the folders in the page or drop the files on it.'
    : 'The command line has no dialogs; give the paths as arguments.';
  return {
    host,
    version,
    platform: process.platform,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    demoPath: join(demoHome(), 'sivo-audit-demo'),
    exportFolder: exportHome(),
    capabilities: {
      pickFiles: absent(dialogs),
      pickFolder: absent(dialogs),
      pickSave: absent(dialogs),
      reveal: absent(
        browser ? 'A browser page cannot open the file manager.' : 'The command line has no file manager.',
      ),
      browseFolders: browser ? { available: true, reason: null } : absent('The command line has its own.'),
      keychain: absent(
        'This host has no window to unlock a keychain; the system’s own is asked when a key or token is needed.',
      ),
    },
  };
};

export const headlessAbilities = (version: string): HostAbilities => ({
  describe: () => description('headless', version),
});

export const loopbackAbilities = (version: string): HostAbilities => ({
  describe: () => description('loopback', version),
});
