// The page of a window: where it is, and what its rules answer when it tries to go elsewhere.
import { EventEmitter } from 'node:events';
import { standInEvent } from './prevented-event.ts';

type OpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

export class WebContents extends EventEmitter {
  #url = '';
  #openHandler: OpenHandler | null = null;
  reloads = 0;
  /** Loads that replaced the document; a change of the fragment alone is not one. */
  documentLoads = 0;

  getURL(): string {
    return this.#url;
  }
  async loadURL(url: string): Promise<void> {
    const sameDocument = url.includes('#') && url.split('#')[0] === this.#url.split('#')[0];
    if (!sameDocument) this.documentLoads += 1;
    this.#url = url;
  }
  reload(): void {
    this.reloads += 1;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  /** The page (or one of its frames) follows a link or redirect; true when nothing prevented it. */
  tries(way: 'will-navigate' | 'will-redirect' | 'will-frame-navigate', url: string, isMainFrame = true): boolean {
    const event = standInEvent({ url, isMainFrame });
    this.emit(way, event);
    return !event.defaultPrevented;
  }
  /** The page calls window.open; true when a window would open. */
  opensWindow(url: string): boolean {
    return (this.#openHandler?.({ url }).action ?? 'allow') === 'allow';
  }
  /** The page inserts a <webview>; true when it would attach. */
  attachesWebview(): boolean {
    const event = standInEvent({});
    this.emit('will-attach-webview', event, {}, {});
    return !event.defaultPrevented;
  }
}
