// A session that keeps the rules it is given, so that a test can ask them as Chromium would.
import { EventEmitter } from 'node:events';
import { standInEvent } from './prevented-event.ts';
import type { WebContents } from './web-contents.ts';

type RequestHandler = (contents: WebContents, permission: string, callback: (granted: boolean) => void) => void;
type CheckHandler = (contents: WebContents | null, permission: string) => boolean;
type BeforeRequest = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void;
type SchemeHandler = (request: Request) => Promise<Response> | Response;

export class Session extends EventEmitter {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  #device: (() => boolean) | null = null;
  #beforeRequest: BeforeRequest | null = null;
  spellCheckerEnabled = true;
  readonly handlers = new Map<string, SchemeHandler>();

  readonly protocol = {
    handle: (scheme: string, handler: SchemeHandler): void => {
      if (this.handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
      this.handlers.set(scheme, handler);
    },
  };
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => {
      this.#beforeRequest = listener;
    },
  };
  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#request = handler;
  }
  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#check = handler;
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.#device = handler;
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellCheckerEnabled = enabled;
  }

  /** Whether the page would get the permission, asked both ways; without a handler Electron grants everything. */
  grants(contents: WebContents, permission: string): { request: boolean; check: boolean } {
    let request = true;
    this.#request?.(contents, permission, (granted) => {
      request = granted;
    });
    return { request, check: this.#check?.(contents, permission) ?? true };
  }
  grantsDevice(): boolean {
    return this.#device?.() ?? true;
  }
  /** Whether a request for `url` would leave. */
  lets(url: string): boolean {
    let cancelled = false;
    this.#beforeRequest?.({ url }, (answer) => {
      cancelled = answer.cancel === true;
    });
    return !cancelled;
  }
  /** Whether a download of `url` would go on. */
  downloads(url: string): boolean {
    const event = standInEvent({});
    this.emit('will-download', event, { getURL: () => url });
    return !event.defaultPrevented;
  }
}
