// Codes of the report as words of this page.
import type { ReasonQuality, SivoAlarm } from '#shared/model/sivo-access.ts';
import type { words } from './words.ts';

type Key = keyof (typeof words)['en'];

export const alarmKeys: Readonly<Record<SivoAlarm, Key>> = {
  'no-flag': 'alarm_no_flag',
  'no-reason': 'alarm_no_reason',
  'tenant-address': 'alarm_tenant_address',
};

export const qualityKeys: Readonly<Record<ReasonQuality, Key>> = {
  missing: 'quality_missing',
  boilerplate: 'quality_boilerplate',
  reused: 'quality_reused',
  stated: 'quality_stated',
  ticket: 'quality_ticket',
  'ticket-known': 'quality_ticket_known',
  'ticket-unknown': 'quality_ticket_unknown',
};

/** Reasons that do not tell why: shown with a mark. */
export const isWeak = (quality: ReasonQuality): boolean =>
  quality === 'missing' || quality === 'boilerplate' || quality === 'reused' || quality === 'ticket-unknown';
