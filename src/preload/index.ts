// Hands the renderer's MessagePort to the main process and does nothing else: no API reaches the page.
import { ipcRenderer } from 'electron';
import { desktopPort } from '#shared/desktop-port.ts';

window.addEventListener('message', (event) => {
  const fromThisPage = event.source === window && event.origin === desktopPort.origin;
  const [port, ...others] = event.ports;
  if (!fromThisPage || event.data !== desktopPort.message || port === undefined || others.length > 0) return;
  ipcRenderer.postMessage(desktopPort.message, null, [port]);
});
