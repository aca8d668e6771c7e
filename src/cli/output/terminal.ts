// The two streams of the headless host: results on stdout with back-pressure, everything else on stderr.

/** What commands write to. `result` resolves when the stream can take more, so that a slow reader bounds our memory. */
export interface Terminal {
  result(piece: string | Uint8Array): Promise<void>;
  /** A line for people: notices, progress, errors. */
  notice(line: string): void;
  /** Replaces the last status text on a terminal; on anything else it is a line of its own. */
  status(text: string): void;
  readonly stderrIsTerminal: boolean;
}

const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');

/**
 * Binds to this process's streams. A reader that has seen enough (`| head`) is no failure: `onReaderGone` is called
 * once and nothing more is written.
 */
export const createTerminal = (
  stdout: NodeJS.WriteStream,
  stderr: NodeJS.WriteStream,
  onReaderGone: () => void,
): Terminal => {
  let gone = false;
  let statusOpen = false;
  stdout.on('error', (error) => {
    if (!isClosedPipe(error)) throw error;
    if (!gone) onReaderGone();
    gone = true;
  });
  stderr.on('error', (error) => {
    if (!isClosedPipe(error)) throw error;
  });
  const endStatus = (): void => {
    if (statusOpen) stderr.write('\r\u001b[K');
    statusOpen = false;
  };
  return {
    stderrIsTerminal: stderr.isTTY === true,
    result: async (piece) => {
      endStatus();
      if (gone || stdout.write(piece)) return;
      await new Promise<void>((resolve) => {
        const done = (): void => {
          stdout.off('drain', done).off('close', done).off('error', done);
          resolve();
        };
        stdout.on('drain', done).on('close', done).on('error', done);
      });
    },
    notice: (line) => {
      endStatus();
      stderr.write(`${line}\n`);
    },
    status: (text) => {
      if (stderr.isTTY !== true) {
        stderr.write(`${text}\n`);
        return;
      }
      stderr.write(`\r\u001b[K${text}`);
      statusOpen = true;
    },
  };
};
