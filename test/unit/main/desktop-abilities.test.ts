import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { desktopAbilities } from '#main/desktop-abilities.ts';
import { menuWords } from '#main/menu-words.ts';
import { hostDescriptionSchema } from '#shared/model/host.ts';
import { app, dialog, safeStorage, shell } from '#test/support/electron-stand-in/electron.ts';

vi.mock('electron', () => import('#test/support/electron-stand-in/electron.ts'));

const abilities = desktopAbilities(() => null, menuWords.en, join(tmpdir(), 'documents'));

beforeEach(() => {
  app.becomeReady();
  Object.assign(dialog, { picks: [], opened: [] });
  Object.assign(safeStorage, { available: true, backend: 'gnome_libsecret' });
  shell.revealed = [];
});

afterEach(() => vi.unstubAllGlobals());

describe('the desktop', () => {
  it('describes itself in the contract’s shape', () => {
    const description = abilities.describe();
    expect(hostDescriptionSchema.parse(description)).toEqual(description);
    expect(description.host).toBe('desktop');
    expect(description.demoPath).toBe(join(tmpdir(), 'documents', 'SIVO audit demo'));
    expect(description.capabilities.keychain.available).toBe(true);
  });

  it('says why there is no keychain', () => {
    safeStorage.available = false;
    expect(abilities.describe().capabilities.keychain).toEqual({
      available: false,
      reason: menuWords.en.keychainMissing,
    });
  });

  it('takes a fixed password on Linux for no keychain', () => {
    vi.stubGlobal('process', { ...process, platform: 'linux' });
    safeStorage.backend = 'basic_text';
    expect(abilities.describe().capabilities.keychain.available).toBe(false);
  });

  it('gives the files picked, and none when the dialog is cancelled', async () => {
    expect(await abilities.pickFiles?.()).toEqual([]);
    dialog.picks = ['/data/a.jsonl', '/data/b.csv.gz'];
    expect(await abilities.pickFiles?.()).toEqual(['/data/a.jsonl', '/data/b.csv.gz']);
    expect(dialog.opened[1]?.properties).toEqual(['openFile', 'multiSelections']);
  });

  it('gives one folder, and lets a new one be made only for a new archive', async () => {
    expect(await abilities.pickFolder?.('openArchive')).toBeNull();
    dialog.picks = ['/data/archive'];
    expect(await abilities.pickFolder?.('createArchive')).toBe('/data/archive');
    expect(dialog.opened.map((options) => options.properties)).toEqual([
      ['openDirectory'],
      ['openDirectory', 'createDirectory'],
    ]);
  });

  it('proposes a name among the downloads, and gives none when the dialog is cancelled', async () => {
    expect(await abilities.pickSave?.('events.csv')).toBeNull();
    dialog.save = '/data/events.csv';
    expect(await abilities.pickSave?.('events.csv')).toBe('/data/events.csv');
    expect(dialog.saved[0]?.defaultPath).toBe(join('/downloads', 'events.csv'));
  });

  it('reveals what exists and nothing else', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reveal-'));
    await abilities.reveal?.(folder);
    expect(shell.revealed).toEqual([folder]);
    await expect(abilities.reveal?.(join(folder, 'none'))).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' });
    await expect(abilities.reveal?.('relative')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(shell.revealed).toEqual([folder]);
    await rm(folder, { recursive: true });
  });
});
