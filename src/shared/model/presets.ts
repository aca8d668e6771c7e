// The questions the workbench comes with: one click each, and then a filter like any other. Words in both languages stand here,
// because a preset is data: whoever shows one needs nothing else.
import type { Language } from '../contract/error-text.ts';
import type { ViewBody, ViewTime } from './case.ts';
import type { CalendarStretch } from './relative-time.ts';

export interface Preset {
  id: string;
  /** A typical question, or a way to look. */
  kind: 'question' | 'look';
  /** Filter text without its time. */
  query: string;
  time: ViewTime | CalendarStretch;
  page: ViewBody['page'];
  /** What the user has to give: a moment, or who and what. Null: nothing. */
  asks: 'moment' | 'user-and-resource' | null;
  /** Its name, and what its answer says. */
  words: Record<Language, { name: string; answers: string }>;
}

const any: ViewTime = { kind: 'any' };
const look = (id: string, query: string, words: Preset['words'], time: Preset['time'] = any): Preset => ({
  id,
  kind: 'look',
  query,
  time,
  page: '/events',
  asks: null,
  words,
});

export const presets: readonly Preset[] = [
  {
    id: 'queue-deleted',
    kind: 'question',
    query: 'action:delete resource:queue',
    time: any,
    page: '/events',
    asks: 'moment',
    words: {
      en: {
        name: 'Who deleted a queue at a given time?',
        answers: 'Every deletion of a queue; then give the moment, and see who did it within 15 minutes of it.',
      },
      es: {
        name: '¿Quién borró una cola a cierta hora?',
        answers: 'Todos los borrados de colas; indique después el momento y verá quién lo hizo en torno a él.',
      },
    },
  },
  {
    id: 'recording-accesses',
    kind: 'question',
    query: '',
    time: any,
    page: '/access',
    asks: null,
    words: {
      en: {
        name: 'Is someone accessing recordings unusually?',
        answers: 'Accesses to recordings per user and per day, side by side.',
      },
      es: {
        name: '¿Accede alguien a grabaciones de forma anómala?',
        answers: 'Accesos a grabaciones por usuario y por día, lado a lado.',
      },
    },
  },
  {
    id: 'policies-this-month',
    kind: 'question',
    query: 'resource:recording_policy action:create,update,delete',
    time: { kind: 'calendar', unit: 'month', back: 0 },
    page: '/events',
    asks: null,
    words: {
      en: {
        name: 'How did recording policies change this month?',
        answers: 'What was changed in the month of the newest event, from which value to which.',
      },
      es: {
        name: '¿Cómo cambiaron las políticas de grabación este mes?',
        answers: 'Lo que cambió en el mes del evento más reciente, de qué valor a cuál.',
      },
    },
  },
  {
    id: 'did-not-access',
    kind: 'question',
    query: '',
    time: any,
    page: '/events',
    asks: 'user-and-resource',
    words: {
      en: {
        name: 'Did a user not access something?',
        answers: 'What a user did with a resource. Nothing found is the answer, within what the archive covers.',
      },
      es: {
        name: '¿Es cierto que un usuario no accedió a algo?',
        answers: 'Lo que un usuario hizo con un recurso. No hallar nada es la respuesta, dentro de la cobertura.',
      },
    },
  },
  look('sivo-team', 'crossTenant:true', {
    en: { name: 'SIVO team accesses', answers: 'What the SIVO team looked at, with the reason it declared.' },
    es: { name: 'Accesos del equipo SIVO', answers: 'Lo que consultó el equipo SIVO y el motivo que declaró.' },
  }),
  look('sivo-team-no-reason', 'crossTenant:true reason:""', {
    en: { name: 'SIVO team without a reason', answers: 'Accesses of the SIVO team that declare no reason.' },
    es: { name: 'Equipo SIVO sin motivo', answers: 'Accesos del equipo SIVO que no declaran motivo.' },
  }),
  look('failed-logins', 'action:*login*fail*,*fail*login*', {
    en: { name: 'Failed logins', answers: 'Attempts to log in that were refused.' },
    es: { name: 'Inicios de sesión fallidos', answers: 'Intentos de iniciar sesión que fueron rechazados.' },
  }),
  look('role-changes', 'changed:role,actor.role,roles', {
    en: { name: 'Role changes', answers: 'Who gave which role to whom.' },
    es: { name: 'Cambios de rol', answers: 'Quién dio qué rol a quién.' },
  }),
  look('exports', 'resource:export OR action:*export*', {
    en: { name: 'Exports', answers: 'Data taken out as a file.' },
    es: { name: 'Exportaciones', answers: 'Datos extraídos como fichero.' },
  }),
  look('deletions', 'action:*delete*', {
    en: { name: 'Deletions', answers: 'Everything that was deleted, and by whom.' },
    es: { name: 'Borrados', answers: 'Todo lo que se borró y quién lo hizo.' },
  }),
  look('off-hours', '(clock:20:00-08:00 OR weekday:sat,sun) category:data_access', {
    en: {
      name: 'Access out of hours',
      answers: 'Recordings, transcripts and exports accessed at night (20:00–08:00) or at the weekend.',
    },
    es: {
      name: 'Accesos fuera de horario',
      answers: 'Grabaciones, transcripciones y exportaciones de noche (20:00–08:00) o en fin de semana.',
    },
  }),
  look('conflicts', 'conflict:true', {
    en: { name: 'Conflicts', answers: 'Events of one id that arrived with different contents.' },
    es: { name: 'Conflictos', answers: 'Eventos con el mismo id que llegaron con contenidos distintos.' },
  }),
];
