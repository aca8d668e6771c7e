// Entry of the desktop host: gives it its built neighbours, this process's streams, and the service.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dialog } from 'electron';
import { createService } from '#core/service/create-service.ts';
import { desktopOpenLine } from '#shared/desktop-open-line.ts';
import { archiveArgument } from './archive-argument.ts';
import { runDesktop } from './run-desktop.ts';

/** SIVO_AUDIT_HOME keeps a run apart from the user's own: its settings, its single instance, its demo archive. */
const dataFolder = process.env.SIVO_AUDIT_HOME ? resolve(process.env.SIVO_AUDIT_HOME) : null;
if (dataFolder !== null) mkdirSync(dataFolder, { recursive: true });

void runDesktop({
  rendererFolder: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/index.cjs'),
  icon: join(import.meta.dirname, '../../resources/icon.png'),
  engineWorkerUrl: new URL('./engine-worker.js', import.meta.url),
  dataFolder,
  archive: archiveArgument(process.argv, process.cwd()),
  argv: process.argv,
  createService,
  onOpen: () => process.stdout.write(`${desktopOpenLine}\n`),
  tell: (text) => void process.stderr.write(`${text}\n`),
  onFailure: (error) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    dialog.showErrorBox('SIVO Audit Workbench', error instanceof Error ? error.message : String(error));
  },
});
