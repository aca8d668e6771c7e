// Stands in for the `electron` module: the part of its surface the desktop host uses, behaving as Electron documents
// it and keeping what it was told. Each test file gets its own, since the runner gives each file its own modules.
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type {
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  Rectangle,
  SaveDialogOptions,
} from 'electron';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { MessagePortMain } from './message-port-main.ts';
import { Session } from './session.ts';

export interface SenderFrame {
  url: string;
  parent: SenderFrame | null;
}

app.windows = () => [...BrowserWindow.all];

export { app, BrowserWindow };

const defaultSession = new Session();
export const session = {
  get defaultSession(): Session {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready');
    return defaultSession;
  },
};

export const protocol = {
  schemes: [] as { scheme: string; privileges?: Record<string, boolean> }[],
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges?: Record<string, boolean> }[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    protocol.schemes = schemes;
  },
};

export const ipcMain = new EventEmitter();

/** The page's side. `frame` is the frame the next messages come from, as the main process sees it; null once it is gone. */
export const ipcRenderer = {
  frame: { url: 'app://workbench/', parent: null } as SenderFrame | null,
  /** The main process's ends of the ports sent so far. */
  sent: [] as MessagePortMain[],
  postMessage(channel: string, _message: unknown, ports: readonly MessagePort[] = []): void {
    const received = ports.map((port) => new MessagePortMain(port));
    ipcRenderer.sent.push(...received);
    ipcMain.emit(channel, { senderFrame: ipcRenderer.frame, ports: received });
  },
};

export const Menu = {
  applicationMenu: [] as MenuItemConstructorOptions[],
  buildFromTemplate: (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => template,
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    Menu.applicationMenu = menu;
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });

export const screen = {
  workAreas: [{ x: 0, y: 0, width: 1920, height: 1080 }] as Rectangle[],
  getAllDisplays: (): { workArea: Rectangle }[] => screen.workAreas.map((workArea) => ({ workArea })),
};

export const safeStorage = {
  available: true,
  backend: 'gnome_libsecret',
  isEncryptionAvailable: (): boolean => app.isReady() && safeStorage.available,
  getSelectedStorageBackend: (): string => safeStorage.backend,
  encryptString(text: string): Buffer {
    if (!safeStorage.isEncryptionAvailable()) throw new Error('Encryption is not available.');
    return Buffer.from(`v10${text}`).map((byte) => byte ^ 0x5a) as Buffer;
  },
  decryptString(encrypted: Buffer): string {
    if (!safeStorage.isEncryptionAvailable()) throw new Error('Decryption is not available.');
    const text = Buffer.from(encrypted.map((byte) => byte ^ 0x5a)).toString();
    if (!text.startsWith('v10')) throw new Error('Ciphertext does not appear to be encrypted.');
    return text.slice(3);
  },
};

export const shell = {
  revealed: [] as string[],
  showItemInFolder: (path: string): void => {
    shell.revealed.push(path);
  },
};

/** What the user will answer, and what was asked. */
export const dialog = {
  picks: [] as string[],
  button: 0,
  /** Where the user would save; null cancels. */
  save: null as string | null,
  opened: [] as OpenDialogOptions[],
  saved: [] as SaveDialogOptions[],
  messages: [] as MessageBoxOptions[],
  errors: [] as string[],
  async showOpenDialog(...given: [unknown, OpenDialogOptions] | [OpenDialogOptions]) {
    dialog.opened.push(given.length === 1 ? given[0] : given[1]);
    return { canceled: dialog.picks.length === 0, filePaths: dialog.picks };
  },
  async showSaveDialog(...given: [unknown, SaveDialogOptions] | [SaveDialogOptions]) {
    dialog.saved.push(given.length === 1 ? given[0] : given[1]);
    return { canceled: dialog.save === null, filePath: dialog.save ?? '' };
  },
  async showMessageBox(_window: unknown, options: MessageBoxOptions) {
    dialog.messages.push(options);
    return { response: dialog.button };
  },
  showErrorBox(title: string, content: string): void {
    dialog.errors.push(`${title}: ${content}`);
  },
};
