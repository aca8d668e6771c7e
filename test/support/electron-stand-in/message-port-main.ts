// MessagePortMain over a real Node port: an emitter without addEventListener, which holds messages until it is started.
import { EventEmitter } from 'node:events';
import type { MessagePort, TransferListItem } from 'node:worker_threads';

export class MessagePortMain extends EventEmitter {
  readonly #port: MessagePort;
  #started = false;
  closed = false;

  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => {
      this.closed = true;
      this.emit('close');
    });
  }

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
  }

  /** Electron transfers nothing but ports this way. */
  postMessage(message: unknown, transfer: readonly TransferListItem[] = []): void {
    if (transfer.length > 0) throw new Error('MessagePortMain transfers ports only; none were expected here.');
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }
}
