// The words of a report as a file, in both languages.
import type { ProseLanguage } from './prose-names.ts';

export interface ReportWords {
  title: string;
  filter: string;
  everything: string;
  zone: string;
  period: string;
  root: string;
  noRoot: string;
  counts: string;
  counted(changes: string, resources: string): string;
  unidentified(count: string): string;
  version: string;
  when: string;
  who: string;
  what: string;
  event: string;
  created: string;
  deleted: string;
  untold: string;
  more(count: string): string;
  reason: string;
  team: string;
  disagrees: string;
  conflict: string;
  noId: string;
  tenant: string;
  nothing: string;
  limitsTitle: string;
  limits: readonly string[];
}

export const reportWords: Readonly<Record<ProseLanguage, ReportWords>> = {
  en: {
    title: 'Changes',
    filter: 'Filter',
    everything: 'none: every change',
    zone: 'Time zone',
    period: 'First and last change',
    root: 'Archive root',
    noRoot: 'none yet',
    counts: 'Counts',
    counted: (changes, resources) => `${changes} changes of ${resources} resources`,
    unidentified: (count) => `${count} of them name no resource id`,
    version: 'Made with',
    when: 'When',
    who: 'Who',
    what: 'What changed',
    event: 'Event',
    created: 'Created',
    deleted: 'Deleted',
    untold: 'The log does not say what changed',
    more: (count) => `… and ${count} more fields`,
    reason: 'Declared reason',
    team: 'SIVO team',
    disagrees: 'Its diff and its complete states disagree',
    conflict: 'Sources disagree about this event',
    noId: '(no id)',
    tenant: 'tenant',
    nothing: 'No change fits.',
    limitsTitle: 'What this report can and cannot say',
    limits: [
      'It tells what the events of the archive tell. A change that SIVO did not log, or that was never imported, is not in it; coverage shows which stretches of time the imports claim to hold.',
      'Most changes name only the fields that changed. “(unknown)” is a value nobody stated, “(absent)” a field that was not there, “(null)” a null; SIVO writes null also for a field that was not there.',
      'Long values are cut with “…”; the CSV file and the events hold them whole.',
      'Names are the newest that a reported change shows, or else any event; a resource without one goes by its id.',
    ],
  },
  es: {
    title: 'Cambios',
    filter: 'Filtro',
    everything: 'ninguno: todos los cambios',
    zone: 'Zona horaria',
    period: 'Primer y último cambio',
    root: 'Raíz del archivo',
    noRoot: 'todavía ninguna',
    counts: 'Recuento',
    counted: (changes, resources) => `${changes} cambios de ${resources} recursos`,
    unidentified: (count) => `${count} de ellos no indican el id del recurso`,
    version: 'Hecho con',
    when: 'Cuándo',
    who: 'Quién',
    what: 'Qué cambió',
    event: 'Evento',
    created: 'Creación',
    deleted: 'Eliminación',
    untold: 'El registro no dice qué cambió',
    more: (count) => `… y ${count} campos más`,
    reason: 'Motivo declarado',
    team: 'Equipo SIVO',
    disagrees: 'Su diff y sus estados completos no concuerdan',
    conflict: 'Las fuentes no concuerdan sobre este evento',
    noId: '(sin id)',
    tenant: 'cliente',
    nothing: 'Ningún cambio cumple el filtro.',
    limitsTitle: 'Qué puede y qué no puede decir este informe',
    limits: [
      'Cuenta lo que cuentan los eventos del archivo. Un cambio que SIVO no registró, o que nunca se importó, no está en él; la cobertura muestra qué periodos afirman contener las importaciones.',
      'La mayoría de los cambios nombra solo los campos cambiados. «(desconocido)» es un valor que nadie declaró, «(ausente)» un campo que no existía, «(nulo)» un null; SIVO escribe null también para un campo que no existía.',
      'Los valores largos se cortan con «…»; el fichero CSV y los eventos los contienen enteros.',
      'Los nombres son los más recientes que muestra un cambio del informe o, si no, cualquier evento; un recurso sin nombre aparece con su id.',
    ],
  },
};
