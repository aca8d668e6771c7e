// A terminal that remembers what was written to it.
import type { Terminal } from '#cli/output/terminal.ts';

export interface MemoryTerminal extends Terminal {
  readonly written: { stdout: string; stderr: string };
}

/** `onResult` also hears every piece on stdout. */
export const memoryTerminal = (onResult: (text: string) => void = () => undefined): MemoryTerminal => {
  const written = { stdout: '', stderr: '' };
  const notice = (line: string): void => {
    written.stderr += `${line}\n`;
  };
  return {
    written,
    stderrIsTerminal: false,
    result: async (piece) => {
      const text = typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
      written.stdout += text;
      onResult(text);
    },
    notice,
    status: notice,
  };
};
