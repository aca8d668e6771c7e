// Desktop or loopback: the decision of `start`, from facts alone.
import { assertNever } from '#shared/assert-never.ts';

/** `absent` means it could still be fetched; `unavailable` that it cannot, and why. */
export type RuntimeState =
  | { state: 'present'; path: string }
  | { state: 'absent' }
  | { state: 'unavailable'; reason: string };

export interface HostFacts {
  platform: NodeJS.Platform;
  /** Whether the process runs as the superuser (always false on Windows). */
  superuser: boolean;
  /** The value of DISPLAY or WAYLAND_DISPLAY; only Linux and its kin need one. */
  display: string | undefined;
  runtime: RuntimeState;
}

export type HostChoice =
  | { host: 'desktop'; runtimePath: string }
  | { host: 'fetchRuntime' }
  | { host: 'loopback'; reason: string };

/** Whether a window or a browser can be shown at all. */
export const hasDisplay = ({ platform, display }: Pick<HostFacts, 'platform' | 'display'>): boolean =>
  platform === 'darwin' || platform === 'win32' || (display !== undefined && display !== '');

/** Cheap refusals come first, so that the runtime is fetched only where it could be used. */
export const chooseHost = (facts: HostFacts): HostChoice => {
  if (!hasDisplay(facts)) {
    return { host: 'loopback', reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  if (facts.superuser && facts.platform === 'linux') {
    return { host: 'loopback', reason: 'as root the desktop window would have to run without its sandbox' };
  }
  switch (facts.runtime.state) {
    case 'present':
      return { host: 'desktop', runtimePath: facts.runtime.path };
    case 'absent':
      return { host: 'fetchRuntime' };
    case 'unavailable':
      return { host: 'loopback', reason: facts.runtime.reason };
    default:
      return assertNever(facts.runtime);
  }
};
