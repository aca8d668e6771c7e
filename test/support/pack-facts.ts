// The facts of one pack, made by hand, with something in every part of it.
import type { PackFacts, ToldEvent } from '#core/packs/pack-facts.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import type { LedgerLine } from '#shared/model/ledger.ts';
import type { Finding } from '#shared/model/outliers.ts';
import { type PackSpecInput, packSpecSchema } from '#shared/model/pack-spec.ts';

const hash = (digit: string): string => digit.repeat(64);
const fingerprint = `SHA256:${'q7Zk'.repeat(10)}3Ab`;
const tenant = '7d1f0c5e-2f43-4b7e-9a55-0d9d5c1f1a01';
const archiveState = (generation: number) => ({ generation, added: [], removed: [], files: 7, digest: hash('d') });

const eventAt = (number: number, over: Partial<AuditEvent> = {}): AuditEvent => ({
  id: `evt_audit_01J0Z8QW3V${String(number).padStart(6, '0')}`,
  timestamp: new Date(Date.parse('2026-05-20T14:30:00.000Z') + number * 97_000).toISOString(),
  timestampText: '2026-05-20T16:30:00+02:00',
  tenantId: tenant,
  actor: { id: 'u-ines', email: 'ines@acme.example', role: 'viewer', ip: '203.0.113.14', userAgent: 'Firefox/Windows' },
  action: 'access',
  resource: { type: 'recording', id: `rec_${4000 + (number % 9)}` },
  category: 'data_access',
  crossTenant: false,
  reason: null,
  ...over,
});

const told = (event: AuditEvent, line: number | null): ToldEvent => ({
  event,
  line,
  importId: '20260601T060000Z-0001',
  source: 'audit-2026-05.jsonl',
  contentHash: hash('c'),
});

const listened = Array.from({ length: 14 }, (_, number) => told(eventAt(number), number + 1));
const policyChange = told(
  eventAt(90, {
    actor: { id: 'u-ana', email: 'ana@acme.example', role: 'admin', ip: '203.0.113.10', userAgent: 'Chrome/Mac' },
    action: 'update',
    resource: { type: 'recording_policy', id: 'pol_ventas' },
    category: 'configuration',
    diff: { retention_days: { from: 365, to: 30 }, active: { from: true, to: false } },
  }),
  15,
);
const teamVisit = told(
  eventAt(120, {
    actor: { id: 's-1', email: 'support1@sivo.example', role: 'superadmin', ip: '198.51.100.10', userAgent: null },
    crossTenant: true,
    reason: 'Ticket SIVO-4711: no sound in recording',
  }),
  16,
);

const head = (sequence: number, at: string) => ({
  sequence,
  previous: sequence === 0 ? 'archive:a1' : hash('b'),
  at,
  key: fingerprint,
  keyKept: 'keychain' as const,
  signature: `${'A'.repeat(86)}==`,
});

const by = { operator: 'marta@acme.example', host: 'desktop', appVersion: '0.6.0' } as const;

const custody: LedgerLine[] = [
  {
    ...head(0, '2026-06-01T06:00:12.000Z'),
    kind: 'import',
    body: {
      archive: archiveState(1),
      receipt: {
        importId: '20260601T060000Z-0001',
        startedAt: '2026-06-01T06:00:00.000Z',
        finishedAt: '2026-06-01T06:00:11.500Z',
        source: { kind: 'files', parameters: {} },
        files: [
          { name: 'audit-2026-05.jsonl', bytes: 18_934_221, sha256: hash('1') },
          { name: 'notes.docx', bytes: 18_221, sha256: null },
        ],
        read: 50_012,
        accepted: 49_998,
        duplicates: 11,
        conflicts: 1,
        rejected: 2,
        oldest: '2026-05-01T00:00:03.120Z',
        newest: '2026-05-31T23:59:41.004Z',
        coverage: { from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' },
        mappingProfile: null,
        parserVersion: '3',
        roots: { events: hash('e'), rejected: hash('f') },
        operator: 'marta@acme.example',
        appVersion: '0.6.0',
      },
    },
  },
  {
    ...head(1, '2026-06-01T07:10:00.000Z'),
    kind: 'custody',
    body: { archive: archiveState(1), act: { ...by, kind: 'open' } },
  },
  {
    ...head(2, '2026-06-01T07:12:00.000Z'),
    kind: 'custody',
    body: {
      archive: archiveState(1),
      act: {
        ...by,
        kind: 'export',
        format: 'csv',
        filter: 'action:access resource:recording',
        zone: 'Europe/Madrid',
        events: 1482,
        file: 'accesses.csv',
        bytes: 388_120,
        sha256: hash('2'),
      },
    },
  },
  {
    ...head(3, '2026-06-01T07:20:00.000Z'),
    kind: 'custody',
    body: {
      archive: archiveState(1),
      act: { ...by, kind: 'verify', scope: 'everything', ok: true, problems: 0, events: 49_999 },
    },
  },
  {
    ...head(4, '2026-06-01T08:00:00.000Z'),
    kind: 'custody',
    body: { archive: archiveState(1), act: { ...by, kind: 'judge', of: 'outlier', key: 'f-1', verdict: 'kept' } },
  },
  {
    ...head(5, '2026-06-01T08:30:00.000Z'),
    kind: 'custody',
    body: {
      archive: archiveState(1),
      act: {
        ...by,
        kind: 'sample',
        method: 'sivo-sample-v1',
        filter: 'action:access',
        zone: 'Europe/Madrid',
        seed: '20260601-audit',
        population: hash('5'),
        size: 1482,
        n: 3,
        strata: null,
      },
    },
  },
  {
    ...head(6, '2026-06-01T09:00:00.000Z'),
    kind: 'keys',
    body: {
      archive: archiveState(1),
      roots: [{ importId: '20260601T060000Z-0001', root: hash('7'), leaves: 99_000 }],
      appVersion: '0.6.0',
    },
  },
];

const finding: Finding = {
  id: 'f-1',
  actor: {
    key: 'u-ines',
    id: 'u-ines',
    email: 'ines@acme.example',
    ids: ['u-ines'],
    emails: ['ines@acme.example'],
    role: 'viewer',
    group: 'viewer',
    service: false,
  },
  day: '2026-05-20',
  window: 1,
  score: 9.4,
  surprise: 9.4,
  log10P: -9.4,
  severity: 'high',
  observed: 214,
  expected: 11.3,
  usual: 10.8,
  lowest: 3,
  highest: 22,
  dispersion: 8.1,
  peerFactor: 1.05,
  peers: 12,
  peerMedian: 9,
  historyDays: 118,
  persistentDays: 1,
  cusum: 0,
  oneIn: 2_500_000_000,
  classes: [],
  reasons: [],
  sentence:
    'ines@acme.example accessed 214 recordings on 20 May 2026; 11.3 were expected (3 to 22 on 95 of 100 such days).',
  eventIds: listened.map(({ event }) => event.id),
};

const item = (rank: number) => ({ rank, eventId: eventAt(rank).id, key: hash(String(rank)), stratum: null });
const printed = { stated: false, text: null, bytes: 0, lines: 0, complete: false, unknown: [] };

/** `over`: members of the specification. The same facts each time. */
export const packFacts = (over: Partial<PackSpecInput> = {}): PackFacts => {
  const spec = packSpecSchema.parse({
    title: 'Recordings accessed by ines@acme.example on 20 May 2026',
    filter: 'action:access resource:recording actor:ines@acme.example',
    zone: 'Europe/Madrid',
    question: 'Did one person access **many** recordings on 20 May, and which ones?',
    answer: 'Yes:\n\n- 214 accesses, of 96 different recordings\n- usual would be `11` a day',
    scope: 'Tenant Acme, May 2026, everything that SIVO exported to us.',
    preparedBy: 'marta@acme.example',
    preparedFor: 'External auditor',
    incident: { knownAt: '2026-05-30T09:15:00+02:00' },
    ...over,
  });
  return {
    spec,
    asOf: '2026-06-01T09:00:00.000Z',
    appVersion: '0.6.0',
    archive: {
      id: '0b5c8b2e-5d0c-4a4e-9c34-5c1d2a3b4c5d',
      generation: 1,
      root: hash('a'),
      head: { lines: 7, root: hash('9'), last: hash('8'), at: '2026-06-01T09:00:00.000Z' },
    },
    key: { fingerprint, kept: 'keychain', identity: 'sivo-audit-workbench', publicKey: 'AAAA' },
    population: {
      events: 16,
      oldest: listened[0]?.event.timestamp ?? null,
      newest: teamVisit.event.timestamp,
      sha256: hash('3'),
      conflicts: 1,
      categories: [
        { value: 'data_access', events: 15 },
        { value: 'configuration', events: 1 },
      ],
      actions: [
        { value: 'access', events: 15 },
        { value: 'update', events: 1 },
      ],
      resourceTypes: [
        { value: 'recording', events: 15 },
        { value: 'recording_policy', events: 1 },
      ],
      actors: [
        { value: 'ines@acme.example', events: 13 },
        { value: 'ana@acme.example', events: 1 },
        { value: 'support1@sivo.example', events: 1 },
        { value: null, events: 1 },
      ],
      first: [...listened, policyChange, teamVisit],
    },
    recordings: [
      {
        actor: 'ines@acme.example',
        events: 14,
        different: 9,
        first: '2026-05-20T14:30:00.000Z',
        last: '2026-05-20T14:51:01.000Z',
      },
      { actor: null, events: 1, different: 1, first: '2026-05-20T17:44:00.000Z', last: '2026-05-20T17:44:00.000Z' },
    ],
    recordingTotals: { events: 15, different: 9 },
    coverage: {
      ranges: [{ from: '2026-05-20T14:30:00.000Z', to: '2026-05-20T17:00:00.000Z' }],
      gaps: [{ from: '2026-05-20T17:00:00.000Z', to: '2026-05-20T17:44:00.000Z' }],
    },
    views: [
      {
        name: 'Changes by the same person',
        filter: 'category:configuration actor:ines@acme.example',
        events: 0,
        first: [],
      },
      { name: 'Policy changes of the day', filter: 'resource:recording_policy', events: 1, first: [policyChange] },
    ],
    notes: [
      { text: 'The first access.', told: listened[0] ?? null },
      { text: 'Afterwards:\n1. the policy was shortened\n2. support looked in', told: policyChange },
      { text: 'Nobody has been asked yet.', told: null },
    ],
    events: [policyChange, teamVisit],
    findings: [
      {
        finding,
        decision: {
          of: 'outlier',
          key: 'f-1',
          verdict: 'kept',
          note: 'Not explained by the rota',
          finding: {},
          updatedAt: '2026-06-01T08:00:00.000Z',
        },
      },
      { finding: { ...finding, id: 'f-2', window: 7, day: '2026-05-24' }, decision: null },
    ],
    diffs: [
      {
        told: policyChange,
        comparison: {
          basis: 'diff',
          fields: [
            {
              path: 'retention_days',
              pointer: null,
              kind: 'changed',
              from: 365,
              to: 30,
              fromKnown: true,
              toKnown: true,
              unit: 'days',
              words: null,
            },
            {
              path: 'active',
              pointer: null,
              kind: 'changed',
              from: true,
              to: false,
              fromKnown: true,
              toKnown: true,
              unit: null,
              words: null,
            },
          ],
          total: 2,
          limited: null,
          disagreements: [],
          before: printed,
          after: printed,
          flow: null,
        },
      },
    ],
    changes: {
      filter: spec.filter,
      zone: spec.zone,
      language: spec.language,
      root: hash('a'),
      changes: 2,
      unidentified: 1,
      resources: [
        {
          resource: { type: 'recording_policy', id: 'pol_ventas', tenantId: tenant },
          name: 'Ventas',
          changes: [
            {
              eventId: policyChange.event.id,
              at: policyChange.event.timestamp,
              actor: { id: 'u-ana', email: 'ana@acme.example' },
              action: 'update',
              kind: 'update',
              reason: null,
              crossTenant: false,
              sentence: '',
              lines: ['retention 365 → 30 days', 'active yes → no'],
              fields: [],
              fieldTotal: 2,
              disagrees: false,
              conflict: true,
            },
          ],
        },
        {
          resource: { type: 'queue', id: null, tenantId: tenant },
          name: null,
          changes: [
            {
              eventId: eventAt(200).id,
              at: eventAt(200).timestamp,
              actor: { id: null, email: null },
              action: 'delete',
              kind: 'delete',
              reason: 'merged',
              crossTenant: null,
              sentence: '',
              lines: [],
              fields: [],
              fieldTotal: 0,
              disagrees: true,
              conflict: false,
            },
          ],
        },
      ],
    },
    sivoTeam: {
      total: 1,
      reads: 1,
      changes: 0,
      members: 1,
      alarms: [
        { alarm: 'no-flag', count: 0 },
        { alarm: 'no-reason', count: 1 },
      ],
      qualities: [{ quality: 'ticket', count: 1 }],
      reused: [{ reason: 'Ticket SIVO-4711: no sound in recording', visits: 2, members: 1 }],
      domains: { given: false, list: [] },
      visits: [],
      accesses: [
        {
          eventId: teamVisit.event.id,
          at: teamVisit.event.timestamp,
          member: { id: 's-1', email: 'support1@sivo.example', ip: '198.51.100.10' },
          tenantId: tenant,
          action: 'access',
          resource: { type: 'recording', id: 'rec_4003' },
          kind: 'read',
          reason: 'Ticket SIVO-4711: no sound in recording',
          quality: 'ticket',
          ticket: 'SIVO-4711',
          flag: true,
          alarms: ['no-reason'],
        },
      ],
    },
    absence: [
      {
        verdict: 'none-found-gaps',
        statement:
          'No access of tomas@acme.example to recordings was found from 1 May to 1 June 2026; 44 minutes are not covered.',
        matches: 0,
        events: [],
        actor: 'tomas@acme.example',
        aliases: [
          {
            kind: 'email',
            value: 'tomas@acme.example',
            events: 801,
            first: '2026-05-02T07:00:00.000Z',
            last: '2026-05-29T15:00:00.000Z',
          },
          {
            kind: 'id',
            value: 'u-tomas',
            events: 801,
            first: '2026-05-02T07:00:00.000Z',
            last: '2026-05-29T15:00:00.000Z',
          },
        ],
        resource: { type: 'recording', id: null, ids: 4100 },
        from: '2026-04-30T22:00:00.000Z',
        to: '2026-05-31T22:00:00.000Z',
        zone: 'Europe/Madrid',
        classes: ['data_access'],
        coverage: {
          ranges: [{ from: '2026-05-01T00:00:00.000Z', to: '2026-05-31T22:00:00.000Z' }],
          gaps: [{ from: '2026-04-30T22:00:00.000Z', to: '2026-05-01T00:00:00.000Z' }],
        },
        imports: [
          { importId: '20260601T060000Z-0001', finishedAt: '2026-06-01T06:00:11.500Z', source: 'audit-2026-05.jsonl' },
        ],
        positiveControl: { description: 'resource:recording category:data_access', count: 1482 },
        limits: [
          { code: 'not-logged', text: 'Playback inside the panel is not named as logged.', count: null },
          { code: 'gaps', text: 'Two hours are claimed by no import.', count: 1 },
        ],
        filter: 'actor:tomas@acme.example resource:recording',
        root: hash('a'),
        permalink: `sivo-audit://absence?root=${hash('a')}&actor=tomas%40acme.example`,
      },
    ],
    sample: {
      population: null,
      title: 'Accesses in May',
      drawn: {
        method: 'sivo-sample-v1',
        filter: 'action:access',
        zone: 'Europe/Madrid',
        seed: '20260601-audit',
        n: 3,
        population: { n: 1482, sha256: hash('5') },
        strata: null,
        items: [item(1), item(2), item(3)],
        replacements: [item(4)],
        recorded: { sequence: 5, at: '2026-06-01T08:30:00.000Z' },
        unrecorded: null,
        root: hash('a'),
      },
      results: [
        { ...item(1), result: 'pass', note: '', replacedBy: null, replaces: null },
        { ...item(2), result: 'fail', note: 'no ticket', replacedBy: null, replaces: null },
        { ...item(3), result: 'na', note: 'test recording', replacedBy: item(4).eventId, replaces: null },
        { ...item(4), result: 'pass', note: '', replacedBy: null, replaces: item(3).eventId },
      ],
    },
    ipe: { format: 'sivo-ipe', version: 1, rejectedReasons: { 'not JSON': 2 } },
    custody,
    controls: {
      template: spec.template,
      references: [
        { framework: 'ISO/IEC 27001:2022, Annex A', control: '8.15', title: 'Producing, keeping and protecting logs' },
      ],
    },
    may: ['The events are unchanged since they were imported.'],
    mayNot: ['That SIVO exported everything.'],
  };
};
