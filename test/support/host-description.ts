// A host description for tests: a loopback-like host without native dialogs.
import type { HostDescription } from '#shared/model/host.ts';

const missing = (reason: string) => ({ available: false, reason });

/** `overrides` replaces whole members. */
export const hostDescription = (overrides: Partial<HostDescription> = {}): HostDescription => ({
  host: 'headless',
  version: '0.0.0-test',
  platform: 'test',
  zone: 'UTC',
  demoPath: '/nowhere/demo-archive',
  exportFolder: '/nowhere',
  capabilities: {
    pickFiles: missing('this host has no native dialogs'),
    pickFolder: missing('this host has no native dialogs'),
    pickSave: missing('this host has no native dialogs'),
    reveal: missing('this host has no file manager'),
    browseFolders: { available: true, reason: null },
    keychain: missing('this host has no keychain'),
  },
  ...overrides,
});
