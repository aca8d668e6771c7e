// The user's own rules: kept as files, never in the place of a built-in one, and told when they cannot be run.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInRules } from '#core/anomaly/rules/built-in-rules.ts';
import { createRuleStore } from '#core/service/rule-store.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const rule = (id: string, part: object = {}): string =>
  JSON.stringify({ ...(JSON.parse(builtInRules()[0]?.text ?? '') as object), id, ...part });
const builtIn = builtInRules().length;

describe('own rules', () => {
  it('are kept as they were written, listed, run and forgotten', async () => {
    const folder = await temporaryFolder();
    const store = createRuleStore(folder);
    expect(await store.list()).toHaveLength(builtIn);
    expect(await store.save(rule('my-rule'))).toBe('my-rule');
    expect(await readFile(join(folder, 'rules', 'my-rule.json'), 'utf8')).toBe(rule('my-rule'));
    const known = await store.list();
    expect(known.at(-1)).toMatchObject({ id: 'my-rule', from: 'own', problem: null, text: rule('my-rule') });
    const chosen = await store.choose({ rules: null, texts: [rule('given')] });
    expect(chosen.rules.map(({ id }) => id).slice(builtIn)).toEqual(['my-rule', 'given']);
    expect((await store.choose({ rules: ['my-rule', 'my-rule'], texts: [] })).rules.map(({ id }) => id)).toEqual([
      'my-rule',
    ]);
    store.remove('my-rule');
    store.remove('my-rule');
    expect(await readdir(join(folder, 'rules'))).toEqual([]);
  });

  it('never stand in the place of another, nor anywhere but in their folder', async () => {
    const store = createRuleStore(await temporaryFolder());
    await expect(store.save(rule('mass-access'))).rejects.toMatchObject({ code: 'BAD_RULE' });
    await expect(store.choose({ rules: null, texts: [rule('mass-access')] })).rejects.toMatchObject({
      code: 'BAD_RULE',
    });
    await expect(store.choose({ rules: [], texts: [rule('a'), rule('a')] })).rejects.toMatchObject({
      code: 'BAD_RULE',
    });
    await expect(store.choose({ rules: ['nobody'], texts: [] })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect(() => store.remove('mass-access')).toThrow('BAD_INPUT');
    expect(() => store.remove('../connections')).toThrow('BAD_INPUT');
  });

  it('that cannot be run are told and left out, unless they are asked for by name', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'rules'));
    await writeFile(join(folder, 'rules', 'broken.json'), '{');
    await writeFile(join(folder, 'rules', 'other-name.json'), rule('my-rule'));
    await writeFile(join(folder, 'rules', 'mass-access.json'), rule('mass-access'));
    const store = createRuleStore(folder);
    const own = (await store.list()).slice(builtIn);
    expect(own.map(({ id, problem }) => [id, problem !== null])).toEqual([
      ['broken', true],
      ['mass-access', true],
      ['other-name', true],
    ]);
    const { rules, skipped } = await store.choose({ rules: null, texts: [] });
    expect(rules).toHaveLength(builtIn);
    expect(skipped.map(({ id }) => id)).toEqual(['broken', 'mass-access', 'other-name']);
    await expect(store.choose({ rules: ['broken'], texts: [] })).rejects.toMatchObject({ code: 'BAD_RULE' });
  });
});
