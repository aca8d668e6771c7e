// What the desktop can do beyond the contract's common part: native dialogs, the file manager, the keychain.
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, shell } from 'electron';
import type { HostAbilities } from '#core/service/types.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Capability } from '#shared/model/host.ts';
import { hasKeychain } from './has-keychain.ts';
import type { MenuWords } from './menu-words.ts';

/** What exports are usually called; what they are is told by their content. */
const auditExtensions = ['json', 'jsonl', 'ndjson', 'csv', 'tsv', 'parquet', 'gz', 'zst', 'zip', 'tar', 'tgz'] as const;

/**
 * The desktop's abilities. `window` gives the window that owns the dialogs, null while there is none; `demoFolder` is
 * the folder in which the demo archive is offered.
 */
export const desktopAbilities = (
  window: () => BrowserWindow | null,
  words: MenuWords,
  demoFolder: string,
): HostAbilities => {
  const pick = async (options: OpenDialogOptions): Promise<string[]> => {
    const owner = window();
    const picked = await (owner === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(owner, options));
    return picked.canceled ? [] : picked.filePaths;
  };
  const yes = { available: true, reason: null };
  return {
    describe: () => ({
      host: 'desktop',
      version: app.getVersion(),
      platform: process.platform,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      demoPath: join(demoFolder, 'SIVO audit demo'),
      exportFolder: app.getPath('downloads'),
      capabilities: {
        pickFiles: yes,
        pickFolder: yes,
        pickSave: yes,
        reveal: yes,
        browseFolders: yes,
        keychain: hasKeychain() ? yes : { available: false, reason: words.keychainMissing },
      } satisfies Record<Capability, unknown>,
    }),
    pickFiles: () =>
      pick({
        title: words.importFiles,
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: words.auditExports, extensions: [...auditExtensions] },
          { name: words.allFiles, extensions: ['*'] },
        ],
      }),
    pickFolder: async (purpose) => {
      const titles = {
        openArchive: words.openArchive,
        createArchive: words.newArchive,
        importFolder: words.importFolder,
      };
      const creates = purpose === 'createArchive' ? (['createDirectory'] as const) : [];
      const [path] = await pick({ title: titles[purpose], properties: ['openDirectory', ...creates] });
      return path ?? null;
    },
    pickSave: async (name) => {
      const owner = window();
      const options = { title: words.exportEvents, defaultPath: join(app.getPath('downloads'), name) };
      const picked = await (owner === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(owner, options));
      return picked.canceled ? null : picked.filePath;
    },
    reveal: async (path) => {
      if (!isAbsolute(path)) throw new WorkbenchError('BAD_INPUT', 'path', 'an absolute path is needed');
      await access(path).catch((cause: unknown) => {
        throw new WorkbenchError('SOURCE_NOT_FOUND', path, '', { cause });
      });
      shell.showItemInFolder(path);
    },
  };
};
