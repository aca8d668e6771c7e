// Asks the system to show an address in the user's browser; without one, the printed address has to do.
import { spawn } from 'node:child_process';

const command = (platform: NodeJS.Platform): readonly [string, ...string[]] => {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
};

/** Never fails: what goes wrong becomes a notice. */
export const openBrowser = (url: string, notice: (line: string) => void): void => {
  const [program, ...words] = command(process.platform);
  const child = spawn(program, [...words, url], { detached: true, stdio: 'ignore' });
  child.on('error', () => notice('No browser could be opened; open the address yourself.'));
  child.unref();
};
