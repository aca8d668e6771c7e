// Who a process is, precisely enough that a reused process number is not mistaken for it.
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** `boot` and `start` are null where the system does not tell; `start` is in clock ticks since boot. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  boot: string | null;
  start: string | null;
}

const readBoot = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
};

/** Field 22 of /proc/<pid>/stat (proc(5)); the command name in field 2 may itself hold spaces and brackets. */
const readStart = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
};

export const ownIdentity = (): ProcessIdentity => ({
  pid: process.pid,
  host: hostname(),
  boot: readBoot(),
  start: readStart(process.pid),
});

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** True only when the process is certainly gone: another boot of this host, no such process, or its number given to a later one. */
export const isGone = (identity: ProcessIdentity): boolean => {
  if (identity.host !== hostname()) return false;
  const boot = readBoot();
  if (identity.boot !== null && boot !== null && identity.boot !== boot) return true;
  if (!isRunning(identity.pid)) return true;
  const start = readStart(identity.pid);
  return identity.start !== null && start !== null && identity.start !== start;
};
