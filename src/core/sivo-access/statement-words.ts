// The words of a statement about the SIVO team's accesses, in both languages.
import type { Verdict } from '#shared/model/judgement.ts';
import type { ReasonQuality, SivoAlarm, SivoStatementInput } from '#shared/model/sivo-access.ts';

interface StatementWords {
  file: string;
  title: string;
  filter: string;
  everything: string;
  zone: string;
  period: string;
  root: string;
  noRoot: string;
  counts: string;
  counted(accesses: string, visits: string, members: string, reads: string, changes: string): string;
  visitsOf: string;
  minutes(count: string): string;
  tickets: string;
  ticketList(count: string): string;
  noTicketList: string;
  domains: string;
  noDomains: string;
  domainOf(domain: string, actors: string, of: string): string;
  decisions: string;
  undecided: string;
  alarms: string;
  noAlarm: string;
  reasons: string;
  reused: string;
  reusedIn(visits: string, members: string): string;
  visits: string;
  none: string;
  unnamed: string;
  tenant: string;
  when: string;
  kind: string;
  action: string;
  resource: string;
  reason: string;
  event: string;
  address: string;
  decided: string;
  partly: string;
  limitsTitle: string;
  limits: readonly string[];
  kinds: Readonly<Record<'read' | 'change', string>>;
  qualities: Readonly<Record<ReasonQuality, string>>;
  alarmNames: Readonly<Record<SivoAlarm, string>>;
  verdicts: Readonly<Record<Verdict, string>>;
}

export const statementWords: Readonly<Record<SivoStatementInput['language'], StatementWords>> = {
  en: {
    file: 'sivo-team-accesses',
    title: 'Accesses of the SIVO team',
    filter: 'Filter',
    everything: 'none: every access',
    zone: 'Time zone',
    period: 'First and last access',
    root: 'Archive root',
    noRoot: 'none yet',
    counts: 'Counts',
    counted: (accesses, visits, members, reads, changes) =>
      `accesses: ${accesses}, visits: ${visits}, members: ${members}, reads: ${reads}, changes: ${changes}`,
    visitsOf: 'A visit',
    minutes: (count) => `accesses of one member to one tenant with no pause longer than ${count} min`,
    tickets: 'Tickets',
    ticketList: (count) => `reasons were held against a list of tickets (${count})`,
    noTicketList: 'no ticket list was given: that a reason names a ticket does not say that there is one',
    domains: 'Tenants’ own domains',
    noDomains: 'none is known',
    domainOf: (domain, actors, of) => `${domain} (${actors} of ${of} people)`,
    decisions: 'Decisions',
    undecided: 'undecided',
    alarms: 'What does not add up',
    noAlarm: 'Nothing.',
    reasons: 'Declared reasons',
    reused: 'Reasons used word for word in several visits',
    reusedIn: (visits, members) => `visits: ${visits}, members: ${members}`,
    visits: 'Visits',
    none: 'No access of the SIVO team fits.',
    unnamed: '(member not named)',
    tenant: 'tenant',
    when: 'When',
    kind: 'Read or changed',
    action: 'Action',
    resource: 'Resource',
    reason: 'Declared reason',
    event: 'Event',
    address: 'from',
    decided: 'Decision',
    partly: 'accesses have been added since this was decided',
    limitsTitle: 'What this statement can and cannot say',
    limits: [
      'It tells the events of the archive that bear the cross-tenant flag or the role superadmin. An access that SIVO did not log, or that was never imported, is not in it; coverage shows which stretches of time the imports claim to hold.',
      'Page views, wallboards and playback inside the panel are not documented as logged. That no access stands here does not say that nobody looked.',
      'A reason is what the member declared. Its quality is judged by its words alone, not by whether it is true.',
      '“Read” means that the record holds no change and its action is none that changes; what was seen on the screen is not logged.',
    ],
    kinds: { read: 'read', change: 'change' },
    qualities: {
      missing: 'no reason',
      boilerplate: 'fits everything',
      reused: 'used word for word in other visits',
      stated: 'stated',
      ticket: 'names a ticket',
      'ticket-known': 'names a ticket of the list',
      'ticket-unknown': 'names a ticket that is not in the list',
    },
    alarmNames: {
      'no-flag': 'superadmin without the cross-tenant flag',
      'no-reason': 'cross-tenant flag without a reason',
      'tenant-address': 'cross-tenant flag with an address of the tenant’s own domain',
    },
    verdicts: {
      dismissed: 'dismissed',
      kept: 'kept for the evidence',
      approved: 'approved',
      queried: 'to be asked about',
      escalated: 'escalated',
    },
  },
  es: {
    file: 'accesos-equipo-sivo',
    title: 'Accesos del equipo SIVO',
    filter: 'Filtro',
    everything: 'ninguno: todos los accesos',
    zone: 'Zona horaria',
    period: 'Primer y último acceso',
    root: 'Raíz del archivo',
    noRoot: 'todavía ninguna',
    counts: 'Recuento',
    counted: (accesses, visits, members, reads, changes) =>
      `accesos: ${accesses}, visitas: ${visits}, miembros: ${members}, lecturas: ${reads}, cambios: ${changes}`,
    visitsOf: 'Una visita',
    minutes: (count) => `accesos de un miembro a un cliente sin pausas de más de ${count} min`,
    tickets: 'Tiques',
    ticketList: (count) => `los motivos se han cotejado con una lista de tiques (${count})`,
    noTicketList: 'no se dio ninguna lista de tiques: que un motivo nombre un tique no dice que exista',
    domains: 'Dominios propios de los clientes',
    noDomains: 'no se conoce ninguno',
    domainOf: (domain, actors, of) => `${domain} (${actors} de ${of} personas)`,
    decisions: 'Decisiones',
    undecided: 'sin decidir',
    alarms: 'Lo que no cuadra',
    noAlarm: 'Nada.',
    reasons: 'Motivos declarados',
    reused: 'Motivos repetidos palabra por palabra en varias visitas',
    reusedIn: (visits, members) => `visitas: ${visits}, miembros: ${members}`,
    visits: 'Visitas',
    none: 'Ningún acceso del equipo SIVO cumple el filtro.',
    unnamed: '(miembro sin nombrar)',
    tenant: 'cliente',
    when: 'Cuándo',
    kind: 'Lectura o cambio',
    action: 'Acción',
    resource: 'Recurso',
    reason: 'Motivo declarado',
    event: 'Evento',
    address: 'desde',
    decided: 'Decisión',
    partly: 'después de decidirlo se han añadido accesos',
    limitsTitle: 'Qué puede y qué no puede decir este informe',
    limits: [
      'Cuenta los eventos del archivo que llevan la marca de acceso entre clientes o el rol superadmin. Un acceso que SIVO no registró, o que nunca se importó, no está en él; la cobertura muestra qué periodos afirman contener las importaciones.',
      'Las páginas vistas, los paneles y la escucha dentro del panel no constan como registradas. Que aquí no haya un acceso no dice que nadie haya mirado.',
      'Un motivo es lo que el miembro declaró. Su calidad se juzga solo por sus palabras, no por si es cierto.',
      '«Lectura» significa que el registro no contiene ningún cambio y que su acción no es de las que cambian; lo que se vio en pantalla no se registra.',
    ],
    kinds: { read: 'lectura', change: 'cambio' },
    qualities: {
      missing: 'sin motivo',
      boilerplate: 'vale para todo',
      reused: 'repetido palabra por palabra en otras visitas',
      stated: 'declarado',
      ticket: 'nombra un tique',
      'ticket-known': 'nombra un tique de la lista',
      'ticket-unknown': 'nombra un tique que no está en la lista',
    },
    alarmNames: {
      'no-flag': 'superadmin sin la marca de acceso entre clientes',
      'no-reason': 'marca de acceso entre clientes sin motivo',
      'tenant-address': 'marca de acceso entre clientes con una dirección del dominio del propio cliente',
    },
    verdicts: {
      dismissed: 'descartada',
      kept: 'guardada como prueba',
      approved: 'aprobada',
      queried: 'pendiente de aclarar',
      escalated: 'escalada',
    },
  },
};
