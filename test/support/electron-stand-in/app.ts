// The application: its life from start over ready to quit, in Electron's order and with Electron's refusals.
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from './browser-window.ts';
import { standInEvent } from './prevented-event.ts';

class App extends EventEmitter {
  name = 'sivo-audit-workbench';
  isPackaged = false;
  /** Set before the host starts, to stand for another instance that holds the lock. */
  secondInstance = false;
  locale = 'en-GB';
  sandboxed = false;
  aboutPanel: object | null = null;
  /** How the process ended; null while it runs. */
  exitCode: number | null = null;
  readonly paths: Record<string, string> = { downloads: '/downloads' };
  /** The schemes whose addresses the system gives to this program. */
  readonly schemes: string[] = [];
  windows: () => BrowserWindow[] = () => [];
  #ready = false;
  #lock = false;

  isReady(): boolean {
    return this.#ready;
  }
  /** Resolves when a test calls `becomeReady`. */
  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((done) => this.once('ready', () => done()));
  }
  becomeReady(): void {
    this.#ready = true;
    this.emit('ready');
  }
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    this.#lock = !this.secondInstance;
    return this.#lock;
  }
  setName(name: string): void {
    this.name = name;
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.schemes.push(scheme);
    return true;
  }
  getAppPath(): string {
    return '/app';
  }
  getVersion(): string {
    return '0.1.0';
  }
  getLocale(): string {
    if (!this.#ready) throw new Error('The locale is known only once the application is ready.');
    return this.locale;
  }
  setPath(name: string, path: string): void {
    if (name === 'userData' && this.#lock) throw new Error('The lock was taken on another data folder.');
    this.paths[name] = path;
  }
  getPath(name: string): string {
    const path = this.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }
  setAboutPanelOptions(options: object): void {
    this.aboutPanel = options;
  }
  quit(): void {
    if (this.exitCode !== null) return;
    for (const window of this.windows()) window.close();
    const event = standInEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
  exit(code = 0): void {
    if (this.exitCode !== null) return;
    this.exitCode = code;
    this.emit('quit', {}, code);
  }
}

export const app = new App();
