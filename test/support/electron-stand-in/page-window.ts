// The page's `window` as preload script and page share it: posted messages reach the listeners, ports along.
import type { MessagePort } from 'node:worker_threads';

interface PageMessage {
  source: unknown;
  origin: string;
  data: unknown;
  ports: readonly MessagePort[];
}
type Listener = (message: PageMessage) => void;

export interface PageWindow {
  addEventListener(type: 'message', listener: Listener): void;
  /** What the page itself calls. */
  postMessage(data: unknown, targetOrigin: string, ports?: readonly MessagePort[]): void;
  /** A message from elsewhere: another window, another origin. */
  receive(message: Partial<PageMessage>): void;
}

/** A window on `origin`. */
export const pageWindow = (origin: string): PageWindow => {
  const listeners: Listener[] = [];
  const window: PageWindow = {
    addEventListener: (_type, listener) => {
      listeners.push(listener);
    },
    postMessage: (data, targetOrigin, ports = []) => {
      if (targetOrigin === '*' || targetOrigin === origin) window.receive({ data, ports });
    },
    receive: (message) => {
      for (const listener of listeners) listener({ source: window, origin, data: null, ports: [], ...message });
    },
  };
  return window;
};
