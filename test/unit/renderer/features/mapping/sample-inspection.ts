// A looked-at file for tests: a foreign CSV that leaves the zone open.
import type { SourceInspection } from '#shared/model/inspection.ts';
import type { MappingProfile } from '#shared/model/mapping.ts';

export const sampleProfile: MappingProfile = {
  format: 'sivo-audit-mapping',
  version: 1,
  name: 'Automatic mapping',
  records: null,
  fields: { timestamp: { from: ['Fecha y hora'] }, 'actor.email': { from: ['Usuario'] } },
  time: { format: 'auto', zone: null },
  diff: 'auto',
};

export const zoneQuestion = {
  kind: 'zone',
  column: 'Fecha y hora',
  examples: ['25/04/2026 10:15:00'],
  proposed: 'Europe/Madrid',
} as const;

export const sampleInspection = (change: Partial<SourceInspection> = {}): SourceInspection => ({
  name: 'registro.csv',
  bytes: 120,
  containers: [],
  format: 'csv',
  skipped: null,
  encoding: 'utf-8',
  dialect: { delimiter: ';', escape: 'doubled', preamble: 0, lineEnd: 'crlf' },
  columns: ['Fecha y hora', 'Usuario', 'Notas'],
  fingerprint: 'f1',
  origin: 'automatic',
  profile: sampleProfile,
  mapping: [
    { field: 'timestamp', from: 'Fecha y hora', confidence: 0.9, basis: 'synonym' },
    { field: 'actor.email', from: 'Usuario', confidence: 0.9, basis: 'synonym' },
  ],
  unmapped: ['Notas'],
  questions: [{ ...zoneQuestion, examples: [...zoneQuestion.examples] }],
  warnings: [],
  rows: [],
  ...change,
});
