import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerWorkbenchRequest, registerWorkbenchScheme } from '#main/workbench-protocol.ts';
import { contentSecurityPolicy } from '#shared/security/content-security-policy.ts';
import { protocol } from '#test/support/electron-stand-in/electron.ts';

vi.mock('electron', () => import('#test/support/electron-stand-in/electron.ts'));

let base: string;
let renderer: string;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'workbench-protocol-'));
  renderer = join(base, 'renderer');
  await mkdir(join(renderer, 'assets'), { recursive: true });
  await writeFile(join(renderer, 'index.html'), 'inside: index');
  await writeFile(join(renderer, 'assets', 'app.js'), 'inside: script');
  await writeFile(join(base, 'secret.txt'), 'outside');
  await symlink(base, join(renderer, 'up'));
});

afterAll(() => rm(base, { recursive: true, force: true }));

const answer = (url: string, method = 'GET'): Promise<Response> => answerWorkbenchRequest(renderer, { url, method });

describe('the app protocol', () => {
  it('is a secure origin of its own that does not bypass the content security policy', () => {
    registerWorkbenchScheme();
    expect(protocol.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('serves files with type, policy and nosniff', async () => {
    const response = await answer('app://workbench/assets/app.js?v=1');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('inside: script');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers a reload on any screen with the application', async () => {
    expect(await (await answer('app://workbench/events?q=action%3Adelete')).text()).toBe('inside: index');
  });

  it('sends the policy on refusals too', async () => {
    for (const response of [
      await answer('app://workbench/none.js'),
      await answer('app://workbench/', 'POST'),
      await answer('app://other/'),
      await answer('app://workbench/%00'),
    ]) {
      expect([400, 404, 405]).toContain(response.status);
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    }
  });

  it('sends no body on HEAD', async () => {
    const response = await answer('app://workbench/', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('never leaves the renderer folder, whatever the address', async () => {
    const piece = fc.constantFrom(
      ...['..', '.', '/', '\\', '%2e%2e', '%2E.', '%2f', '%5c', '%00', '%252e%252e', ';', '?', '#', '@', ':'],
      ...['assets', 'app.js', 'up', 'secret.txt', 'index.html', 'C:', '//', 'é'],
    );
    const tail = fc.oneof(
      fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join('')),
      fc.webPath(),
    );
    const prefix = fc.constantFrom('app://workbench/', 'app://workbench', 'app:', 'app:/', 'app://workbench/up/');
    await fc.assert(
      fc.asyncProperty(prefix, tail, async (start, rest) => {
        const response = await answer(start + rest);
        const text = await response.text();
        expect(text).not.toContain('outside');
        expect(response.status === 200 ? text.startsWith('inside: ') : [400, 404].includes(response.status)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
