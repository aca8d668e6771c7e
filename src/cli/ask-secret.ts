// Asks for a passphrase on a terminal without showing it.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** Null where nobody can be asked: input or output is no terminal. Rejects with CANCELLED when the user gives up. */
export const secretAsker = (
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): ((question: string) => Promise<string>) | null => {
  if (!input.isTTY || !output.isTTY) return null;
  return (question) =>
    new Promise((resolve, reject) => {
      // The line editor works as ever; what it would print goes nowhere.
      const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
      output.write(question);
      const reader = createInterface({ input, output: silent, terminal: true, historySize: 0 });
      let answered = false;
      reader.once('line', (line) => {
        answered = true;
        reader.close();
        output.write('\n');
        resolve(line);
      });
      reader.once('SIGINT', () => reader.close());
      reader.once('close', () => {
        if (answered) return;
        output.write('\n');
        reject(new WorkbenchError('CANCELLED', 'passphrase', 'none was given'));
      });
    });
};
