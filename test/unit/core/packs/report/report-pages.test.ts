import { describe, expect, test } from 'vitest';
import type { PackFacts } from '#core/packs/pack-facts.ts';
import { reportPages } from '#core/packs/report/report-pages.ts';
import type { ReportTemplate } from '#shared/model/pack-spec.ts';
import { reportTemplates } from '#shared/model/pack-spec.ts';
import { packFacts } from '../../../../support/pack-facts.ts';

const sectionIds = (html: string): string[] => [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id ?? '');

const shared = [
  'scope',
  'views',
  'notes',
  'events',
  'findings',
  'changes',
  'sivo-team',
  'non-access',
  'sample',
  'population',
  'ipe',
  'controls',
  'limits',
  'custody',
  'glossary',
];

const first: Record<ReportTemplate, string[]> = {
  plain: ['scope'],
  incident: ['incident', 'scope'],
  'access-review': ['recordings', 'findings', 'sample', 'sign-off', 'scope'],
  'policy-changes': ['changes', 'scope'],
  'sivo-team': ['sivo-team', 'scope'],
  'non-access': ['non-access', 'scope'],
};

/** Every text of the facts becomes hostile; numbers, enumerations and times stay what they are. */
const hostile = '<img src=x onerror=alert(1)>"\'&\u202Eabc\u0000';
const keep = new Set([
  'language',
  'template',
  'zone',
  'at',
  'kind',
  'kept',
  'keyKept',
  'host',
  'verdict',
  'asOf',
  'window',
  'scope',
]);
const poisoned = (facts: PackFacts): PackFacts => {
  const walk = (value: unknown, name: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item, name));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner, key)]));
    const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value);
    const isEnum = [
      'alarm',
      'alarms',
      'quality',
      'category',
      'classes',
      'severity',
      'of',
      'result',
      'phase',
      'unit',
      'basis',
    ];
    if (typeof value !== 'string' || isTime || keep.has(name) || isEnum.includes(name)) return value;
    return hostile;
  };
  const walked = walk(facts, '') as PackFacts;
  return { ...walked, spec: { ...walked.spec, scope: hostile } };
};

describe.each(['en', 'es'] as const)('in %s', (language) => {
  test.each(reportTemplates)('%s has its parts in order, none twice', (template) => {
    const { report, cover } = reportPages(packFacts({ language, template }));
    const ids = sectionIds(report);
    expect(ids.slice(0, first[template].length)).toEqual(first[template]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(shared));
    expect(sectionIds(cover)).toEqual(['scope', 'limits', 'verify', 'contents', 'empty']);
    for (const html of [report, cover]) {
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/undefined|NaN|Infinity|\[object/);
      expect(html).not.toMatch(
        /<t[dh][^>]*><\/t[dh]>|<dd><\/dd>|<dt><\/dt>|<p><\/p>|<li><\/li>|<caption[^>]*><\/caption>/,
      );
      expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|url\(|@import/i);
      expect(html.match(/<h1>/g)).toHaveLength(1);
    }
  });

  test.each(reportTemplates)('%s escapes every text', (template) => {
    const { report, cover } = reportPages(poisoned(packFacts({ language, template })));
    for (const html of [report, cover]) {
      expect(html).not.toContain('<img');
      expect(html.includes('\u202E') || html.includes('\u0000')).toBe(false);
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    }
    // Tags are those that a page of ours may hold, whatever the texts say.
    const tags = new Set([...report.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag));
    const ours =
      'html head meta title style body header p h1 h2 h3 main nav ol ul li a section dl dt dd div table caption colgroup col thead tbody tr th td code strong span time aside pre footer';
    expect([...tags].filter((tag) => !ours.split(' ').includes(tag ?? ''))).toEqual([]);
  });
});

test('an empty pack says of each part that it is empty', () => {
  const facts = packFacts();
  const empty: PackFacts = {
    ...facts,
    spec: { ...facts.spec, filter: '', question: '', answer: '', scope: '', preparedBy: '', preparedFor: '' },
    archive: { ...facts.archive, root: null },
    population: {
      events: 0,
      oldest: null,
      newest: null,
      sha256: facts.population.sha256,
      conflicts: 0,
      categories: [],
      actions: [],
      resourceTypes: [],
      actors: [],
      first: [],
    },
    recordings: [],
    recordingTotals: { events: 0, different: 0 },
    coverage: { ranges: [], gaps: [] },
    views: [],
    notes: [],
    events: [],
    findings: [],
    diffs: [],
    changes: null,
    sivoTeam: null,
    absence: [],
    sample: null,
    ipe: {},
    custody: [],
    controls: { template: 'plain', references: [] },
    may: [],
    mayNot: [],
  };
  for (const template of reportTemplates) {
    const { report, cover } = reportPages({ ...empty, spec: { ...empty.spec, template, incident: null } });
    expect(sectionIds(report)).toEqual(expect.arrayContaining(shared));
    expect(report).toContain('No export is recorded.');
    expect(report).toContain('No sample was drawn.');
    expect(report).toContain('No finding was chosen.');
    expect(report).not.toMatch(/undefined|NaN|<tbody>\s*<\/tbody>|<ul><\/ul>/);
    expect(cover).toContain('population: no event fits the query');
    expect(cover).toContain('custody: no export is recorded');
  }
});

test('the clock of an incident counts from when it became known, and judges nothing', () => {
  const told = (knownAt: string): string =>
    reportPages(packFacts({ template: 'incident', incident: { knownAt } })).report;
  const within = told('2026-05-30T09:15:00+02:00');
  expect(within).toContain('2026-06-02 09:15:00.000 +02:00');
  expect(within).toContain('49 h 45 min');
  expect(within).toContain('22 h 15 min');
  expect(within).toContain('does not assess whether there is a breach');
  expect(told('2026-05-20T09:15:00+02:00')).toContain('The 72 hours had passed by then');
  expect(told('2026-06-02T00:00:00Z')).toContain('the clock had not begun then');
  expect(told('yesterday')).toContain('The stated time cannot be read: yesterday');
});

test('a replaced item counts once, by its replacement, and the limit is exact', () => {
  const { report } = reportPages(packFacts({ template: 'access-review' }));
  // One failure in three: 1 − 0.05 = P(X > 1) at p = 0.8646 (tables of Clopper and Pearson).
  expect(report).toContain('Pass: 2. Fail: 1. Not applicable: 0. Not tested: 0.');
  expect(report).toContain('86.5 %');
});

test('a long population and a long ledger are bounded, and the file with the rest is named', () => {
  const facts = packFacts();
  const [one] = facts.population.first;
  const [line] = facts.custody;
  if (one === undefined || line === undefined) throw new Error('the facts hold both');
  const { report } = reportPages({
    ...facts,
    population: { ...facts.population, events: 100_000, first: Array.from({ length: 500 }, () => one) },
    custody: Array.from({ length: 2500 }, (_, sequence) => ({ ...line, sequence })),
  });
  expect(report).toContain('The first 500 of 100,000 are shown; all are in 20-population.jsonl.');
  expect(report).toContain('The first 2,000 of 2,500 are shown; all are in 80-custody.jsonl.');
});

test('a key that was kept nowhere is told loudly on both pages', () => {
  const facts = packFacts();
  const { cover, report } = reportPages({ ...facts, key: { ...facts.key, kept: 'process' } });
  expect(report).toContain('KEPT NOWHERE');
  expect(cover).toContain('KEPT NOWHERE');
  // The fingerprint to compare with must come from elsewhere: no command hands the reader that of the pack.
  expect(cover).toContain('python3 verify.py --fingerprint SHA256:…');
});

test('the same facts give the same pages', () => {
  expect(reportPages(packFacts())).toEqual(reportPages(packFacts()));
});
