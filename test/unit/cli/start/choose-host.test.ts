import { describe, expect, it } from 'vitest';
import { chooseHost, type HostFacts, hasDisplay } from '#cli/start/choose-host.ts';

const desktopFacts: HostFacts = {
  platform: 'linux',
  superuser: false,
  display: ':0',
  runtime: { state: 'present', path: '/runtime/electron' },
};

describe('chooseHost', () => {
  it('opens the desktop where runtime, display and sandbox are there', () => {
    expect(chooseHost(desktopFacts)).toEqual({ host: 'desktop', runtimePath: '/runtime/electron' });
  });

  it.each(['darwin', 'win32'] as const)('needs no display variable on %s', (platform) => {
    expect(chooseHost({ ...desktopFacts, platform, display: undefined }).host).toBe('desktop');
    expect(hasDisplay({ platform, display: undefined })).toBe(true);
  });

  it.each([undefined, ''])('serves on loopback without a display (%j), and does not fetch the runtime', (display) => {
    const choice = chooseHost({ ...desktopFacts, display, runtime: { state: 'absent' } });
    expect(choice).toEqual({ host: 'loopback', reason: expect.stringContaining('no display') });
  });

  it('refuses to run as root without a sandbox on Linux, and only there', () => {
    const asRoot = { ...desktopFacts, superuser: true };
    expect(chooseHost(asRoot)).toEqual({ host: 'loopback', reason: expect.stringContaining('sandbox') });
    expect(chooseHost({ ...asRoot, runtime: { state: 'absent' } }).host).toBe('loopback');
    expect(chooseHost({ ...asRoot, platform: 'darwin' }).host).toBe('desktop');
  });

  it('fetches an absent runtime and tells why an unavailable one is', () => {
    expect(chooseHost({ ...desktopFacts, runtime: { state: 'absent' } })).toEqual({ host: 'fetchRuntime' });
    expect(chooseHost({ ...desktopFacts, runtime: { state: 'unavailable', reason: 'no network' } })).toEqual({
      host: 'loopback',
      reason: 'no network',
    });
  });
});
