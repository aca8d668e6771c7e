// Links say a view and nothing else: what they say comes back, and what they may not say is refused by name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromLinkFragment,
  type Link,
  linkAddress,
  linkLimit,
  linkOf,
  linkPages,
  linkParameters,
  parseLink,
  printLink,
  toLinkFragment,
} from '#shared/model/link.ts';

const links: fc.Arbitrary<Link> = fc.record({
  page: fc.constantFrom(...linkPages),
  search: fc.uniqueArray(fc.constantFrom(...linkParameters), { maxLength: 5 }).chain((names) =>
    fc
      .array(
        fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        { minLength: names.length, maxLength: names.length },
      )
      .map((values) => Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']))),
  ),
});

const refusal = (text: string): string => {
  try {
    parseLink(text);
  } catch (error) {
    const { code, data } = error as { code: string; data: { detail: string } };
    expect(code).toBe('BAD_INPUT');
    return data.detail;
  }
  throw new Error(`${text} was read`);
};

describe('links', () => {
  it('come back as they were made, in every form', () => {
    fc.assert(
      fc.property(links, (link) => {
        expect(parseLink(printLink(link))).toEqual(link);
        expect(parseLink(`http://127.0.0.1:4711${linkAddress(link)}`)).toEqual(link);
        expect(fromLinkFragment(toLinkFragment(link))).toEqual(link);
        const search = new URL(`http://127.0.0.1${linkAddress(link)}`).searchParams;
        expect(Object.fromEntries(search)).toEqual(link.search);
      }),
    );
  });

  it('survive a slash after the page, capitals and no page at all', () => {
    const events = { page: '/events', search: { q: 'action:delete' } };
    expect(parseLink(' sivo-audit://open/events/?q=action%3Adelete\n')).toEqual(events);
    expect(parseLink('SIVO-AUDIT://open/events?q=action:delete&zone=')).toEqual(events);
    expect(parseLink('sivo-audit://open?q=action:delete')).toEqual(events);
    expect(parseLink('http://localhost:80/events?q=action:delete#x')).toEqual(events);
  });

  it.each([
    ['https://example.com/events', 'begins neither'],
    ['http://127.0.0.1.example.com/events', 'begins neither'],
    ['http://127.0.0.1:4711@example.com/events', 'begins neither'],
    ['file:///etc/passwd', 'begins neither'],
    ['javascript:alert(1)', 'begins neither'],
    ['sivo-audit://import/events', 'begins neither'],
    ['sivo-audit://open/../../etc', 'no page'],
    ['sivo-audit://open/events/x', 'no page'],
    ['sivo-audit://open/events?path=/etc', '"path" is no part'],
    ['sivo-audit://open/events?dialog=open', '"dialog" is no part'],
    ['sivo-audit://open/events?token=x', '"token" is no part'],
    ['sivo-audit://open/events?__proto__=x', 'is no part'],
    ['sivo-audit://open/events?q=a&q=b', 'twice'],
    ['sivo-audit://open/events?q=%', 'encodes nothing'],
    ['sivo-audit://open/events?q=%00', 'zero character'],
    [`sivo-audit://open/events?q=${'a'.repeat(linkLimit)}`, 'at most'],
    ['', 'begins neither'],
  ])('refuse %s', (text, why) => {
    expect(refusal(text)).toContain(why);
  });

  it('never read a fragment that is none of theirs', () => {
    for (const text of ['', '#menu=openArchive', '#link=', '#link=%', '#link=https%3A%2F%2Fexample.com']) {
      expect(fromLinkFragment(text)).toBeNull();
    }
  });

  it('keep the view of an address and drop what is none', () => {
    expect(linkOf('/events', { q: 'x', dialog: 'open', event: undefined })).toEqual({
      page: '/events',
      search: { q: 'x' },
    });
    expect(linkOf('/elsewhere', { q: 'x' })).toBeNull();
  });

  it('know every parameter a page keeps in the address', () => {
    const folder = join(import.meta.dirname, '../../../../src/renderer');
    const named = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/usePageParam\(\s*'(\w+)'/g)])
      .map((match) => match[1] ?? '');
    expect(named).toContain('tab');
    // A link shows a view and opens no dialog: `restore` names the event of one.
    const known: string[] = [...linkParameters, 'dialog', 'restore'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
