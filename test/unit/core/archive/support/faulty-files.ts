// Stands in front of the archive's writes and lets chosen ones fail, as a full, failing, read-only or vanished disk would.
// Use: vi.mock('#core/archive/archive-files.ts', async () => (await import('./support/faulty-files.ts')).faultyFiles()).
import { vi } from 'vitest';

type Files = typeof import('#core/archive/archive-files.ts').files;
export type FileOperation = keyof Files;

/** `at`: the index of the first call that fails, counted from `arm`; `lasting`: so do all after it. `free`: what the disk tells. */
export interface Fault {
  at: number;
  errno: string;
  lasting: boolean;
}

const numbers: Readonly<Record<string, number>> = {
  ENOSPC: -28,
  EDQUOT: -122,
  EIO: -5,
  EROFS: -30,
  EACCES: -13,
  ENOENT: -2,
  ESTALE: -116,
};

/** What the stand-in does; one for each test file. */
export const faults = {
  calls: [] as FileOperation[],
  /** True once a call has failed. */
  struck: false,
  fault: null as Fault | null,
  /** Free bytes the disk tells; null: the truth. */
  free: null as number | null,
  arm(fault: Fault | null): void {
    faults.calls = [];
    faults.struck = false;
    faults.fault = fault;
  },
};

const failure = (errno: string, operation: string): Error =>
  Object.assign(new Error(`${errno}: injected, ${operation}`), {
    code: errno,
    errno: numbers[errno] ?? -1,
    syscall: operation,
  });

/** Whether this call fails; the question about free space changes nothing and is not counted. */
const strikes = (operation: FileOperation): string | null => {
  const index = faults.calls.push(operation) - 1;
  const { fault } = faults;
  if (!fault || index < fault.at || (index > fault.at && !fault.lasting)) return null;
  faults.struck = true;
  return fault.errno;
};

/** The module with every write behind the stand-in. A failing `write` has written half, a failing `close` has closed. */
export const faultyFiles = async (): Promise<{ files: Files }> => {
  const { files: real } = await vi.importActual<typeof import('#core/archive/archive-files.ts')>(
    '#core/archive/archive-files.ts',
  );
  const wrapped = Object.fromEntries(
    Object.entries(real).map(([name, run]) => {
      const operation = name as FileOperation;
      const call = run as (...values: unknown[]) => unknown;
      const faulty = (...values: unknown[]): unknown => {
        if (operation === 'freeBytes') return faults.free ?? call(...values);
        const errno = strikes(operation);
        if (errno === null) return call(...values);
        if (operation === 'write') {
          const bytes = values[1] as Uint8Array;
          call(values[0], bytes.subarray(0, bytes.length >> 1));
        }
        if (operation === 'close') call(...values);
        throw failure(errno, operation);
      };
      return [name, faulty];
    }),
  );
  return { files: wrapped as Files };
};
