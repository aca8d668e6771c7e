// What a statement of non-access says, in both languages. It tells what is in the archive, never what somebody did or did not do.
import type { AbsenceVerdict } from '#shared/model/absence.ts';
import type { Category } from '#shared/model/category.ts';

type Said = (count: string, isOne: boolean) => string;

const en = {
  verdicts: {
    'none-found-covered': 'None found, fully covered',
    'none-found-gaps': 'None found, not fully covered',
    found: 'Found',
  } satisfies Record<AbsenceVerdict, string>,
  categories: {
    configuration: 'configuration',
    data_access: 'data access',
    security: 'security',
    integration: 'integration',
    other: 'other',
  } satisfies Record<Category, string>,
  everyClass: 'all event classes',
  anyOfType: (type: string) => `any resource of type “${type}”`,
  oneOfType: (type: string, id: string) => `the resource ${id} of type “${type}” (or of no stated type)`,
  /** `where`: resource, window and classes. */
  where: (what: string, from: string, to: string, zone: string, classes: string) =>
    `on ${what} (from ${from}, included, to ${to}, not included; ${zone}; ${classes})`,
  noneCovered: (actor: string, where: string) =>
    `No event of ${actor} ${where} is in this archive. The imports claim to hold all of that window.`,
  noneGaps: (actor: string, where: string, gaps: string) =>
    `No event of ${actor} ${where} is in this archive. The imports do not claim to hold all of that window; not claimed: ${gaps}.`,
  /** Follows either sentence above where rejected records wait. */
  quarantined: ((count, isOne) =>
    `${count} rejected ${isOne ? 'record waits in quarantine and was' : 'records wait in quarantine and were'} not searched; what could not be read could be such an event.`) as Said,
  found: (actor: string, where: string, count: string, isOne: boolean) =>
    `${count} ${isOne ? 'event' : 'events'} of ${actor} ${where} ${isOne ? 'is' : 'are'} in this archive.`,
  control: (where: string) => `The same question without the actor: events by anybody ${where}.`,
  controlEmpty:
    'It finds nothing either: in this window the archive holds no such event of anybody, so that none was found of this actor says little.',
  duration: (days: string, hours: string, minutes: string) => `${days} d ${hours} h ${minutes} min`,
  lessThanMinute: 'less than a minute',
  limits: {
    'not-logged':
      'By its documentation SIVO does not log playback of recordings within the panel, page views, wallboard refreshes and calls (those are in the CDR); downloads are logged. Whoever listened or looked without a logged action leaves no event.',
    retention: (imported: string) =>
      `What had expired in SIVO before it was imported cannot be known (Starter keeps 30 days, Pro one year, Enterprise seven years). ${imported}. A claim of coverage says what was asked for, not that SIVO still had it.`,
    imported: (first: string) => `The first import was made at ${first}`,
    notImported: 'Nothing was imported',
    'unclaimed-time': ((count, isOne) =>
      `${count} ${isOne ? 'source does' : 'sources do'} not say which time ${isOne ? 'it covers' : 'they cover'}: ${isOne ? 'its' : 'their'} events count, but the time between them is not claimed.`) as Said,
    gaps: (count: string, isOne: boolean, missing: string) =>
      `${count} ${isOne ? 'stretch' : 'stretches'} of the window (${missing} together) ${isOne ? 'is' : 'are'} claimed by no import; events there would not be found.`,
    'stated-coverage': ((count, isOne) =>
      `${count} ${isOne ? 'claim' : 'claims'} to parts of the window ${isOne ? 'rests' : 'rest'} on the word of whoever imported; nothing in the files shows it.`) as Said,
    'suspicious-days': (count: string, isOne: boolean, amid: string) =>
      `${count} ${isOne ? 'day' : 'days'} of the window ${isOne ? 'is' : 'are'} claimed whole and ${isOne ? 'holds' : 'hold'} no event at all; ${amid} of them amid busy days.`,
    'rejected-records': ((count, isOne) =>
      `${count} rejected ${isOne ? 'record waits' : 'records wait'} in quarantine; what could not be read could concern this question.`) as Said,
    'unstated-actor': ((count, isOne) =>
      `${count} ${isOne ? 'event' : 'events'} on that resource in the window ${isOne ? 'names' : 'name'} no actor.`) as Said,
    'unstated-resource': ((count, isOne) =>
      `${count} ${isOne ? 'event' : 'events'} of the actor in the window ${isOne ? 'does' : 'do'} not say which resource ${isOne ? 'it' : 'they'} concerned.`) as Said,
    'other-types': ((count, isOne) =>
      `${count} ${isOne ? 'event' : 'events'} of the actor in the window ${isOne ? 'names' : 'name'} the same resource id under another type; ${isOne ? 'it was' : 'they were'} not counted.`) as Said,
    'classes-left-out': ((count, isOne) =>
      `Only the chosen event classes were asked for; ${count} ${isOne ? 'event' : 'events'} of the actor on that resource in the window ${isOne ? 'is' : 'are'} of another class.`) as Said,
    conflicts: ((count, isOne) =>
      `${count} ${isOne ? 'event' : 'events'} of the actor or on that resource in the window ${isOne ? 'is a version' : 'are versions'} of ids with contradicting contents; every version was looked at.`) as Said,
    aliases: (count: string, ids: string, emails: string) =>
      `${count} names were taken for one actor (ids: ${ids}, e-mails: ${emails}) because events join them. An address that several people share would join them all; an alias that no event joins is not known.`,
    'similar-names': (count: string, names: string) =>
      `Names that differ only by the form of their letters, by spaces, invisible characters or a “+” part, and were not taken for this actor: ${count} (${names}).`,
    'unknown-actor':
      'No event of the whole archive names this actor, neither as id nor as e-mail. A misspelt name would not be found either.',
    'unknown-resource':
      'No event of the whole archive names this resource. A misspelt type or id would not be found either.',
    completeness:
      'SIVO publishes neither digests nor sequence numbers: that it exported every event cannot be shown. The archive is complete with respect to the files received.',
  },
  page: {
    title: 'Statement on accesses',
    question: 'Question',
    actor: 'Actor',
    resource: 'Resource',
    ids: 'Different ids of that type in the window',
    window: 'Window',
    included: 'included',
    excluded: 'not included',
    zone: 'Time zone',
    classes: 'Event classes',
    filter: 'As a filter',
    root: 'Archive root',
    noRoot: 'none: no receipt states an event',
    permalink: 'Link that asks again',
    aliases: 'Names taken for this actor',
    noAliases: 'No event of the archive names this actor.',
    kind: 'Kind',
    kinds: { id: 'id', email: 'e-mail' },
    value: 'Name',
    events: 'Events',
    first: 'First',
    last: 'Last',
    coverage: 'What the imports claim of the window',
    claimed: 'Claimed whole',
    gaps: 'Gaps',
    none: 'none',
    control: 'Positive control',
    found: 'Found events',
    foundFirst: (shown: string, count: string) => `The first ${shown} of ${count}, oldest first.`,
    time: 'Time',
    action: 'Action',
    event: 'Event',
    limits: 'Limits',
    imports: 'Imports it rests on',
    source: 'Source',
    finished: 'Finished',
  },
};

export type AbsenceWords = typeof en;

const es: AbsenceWords = {
  verdicts: {
    'none-found-covered': 'Ninguno encontrado, cobertura completa',
    'none-found-gaps': 'Ninguno encontrado, cobertura incompleta',
    found: 'Encontrado',
  },
  categories: {
    configuration: 'configuración',
    data_access: 'acceso a datos',
    security: 'seguridad',
    integration: 'integración',
    other: 'otros',
  },
  everyClass: 'todas las clases de eventos',
  anyOfType: (type) => `cualquier recurso de tipo «${type}»`,
  oneOfType: (type, id) => `el recurso ${id} de tipo «${type}» (o sin tipo indicado)`,
  where: (what, from, to, zone, classes) =>
    `sobre ${what} (desde ${from}, incluido, hasta ${to}, no incluido; ${zone}; ${classes})`,
  noneCovered: (actor, where) =>
    `En este archivo no hay ningún evento de ${actor} ${where}. Las importaciones declaran contener todo ese intervalo.`,
  noneGaps: (actor, where, gaps) =>
    `En este archivo no hay ningún evento de ${actor} ${where}. Las importaciones no declaran contener todo ese intervalo; sin declarar: ${gaps}.`,
  quarantined: (count, isOne) =>
    `${count} ${isOne ? 'registro rechazado espera en cuarentena y no se buscó en él' : 'registros rechazados esperan en cuarentena y no se buscó en ellos'}; lo que no se pudo leer podría ser un evento así.`,
  found: (actor, where, count, isOne) =>
    `En este archivo hay ${count} ${isOne ? 'evento' : 'eventos'} de ${actor} ${where}.`,
  control: (where) => `La misma pregunta sin el actor: eventos de cualquiera ${where}.`,
  controlEmpty:
    'Tampoco encuentra nada: en este intervalo el archivo no contiene ningún evento así de nadie, de modo que no haber encontrado ninguno de este actor dice poco.',
  duration: (days, hours, minutes) => `${days} d ${hours} h ${minutes} min`,
  lessThanMinute: 'menos de un minuto',
  limits: {
    'not-logged':
      'Según su documentación, SIVO no registra la reproducción de grabaciones en el panel, las visitas a páginas, las actualizaciones de wallboards ni las llamadas (están en el CDR); las descargas sí se registran. Quien escuchó o miró sin una acción registrada no deja ningún evento.',
    retention: (imported) =>
      `No se puede saber qué había caducado en SIVO antes de importarlo (Starter conserva 30 días, Pro un año, Enterprise siete años). ${imported}. Una declaración de cobertura dice qué se pidió, no que SIVO lo tuviera todavía.`,
    imported: (first) => `La primera importación se hizo el ${first}`,
    notImported: 'No se ha importado nada',
    'unclaimed-time': (count, isOne) =>
      `${count} ${isOne ? 'fuente no indica' : 'fuentes no indican'} qué tiempo ${isOne ? 'cubre' : 'cubren'}: sus eventos cuentan, pero el tiempo entre ellos no está declarado.`,
    gaps: (count, isOne, missing) =>
      `${count} ${isOne ? 'tramo' : 'tramos'} del intervalo (${missing} en total) no ${isOne ? 'está declarado' : 'están declarados'} por ninguna importación; los eventos que hubiera allí no se encontrarían.`,
    'stated-coverage': (count, isOne) =>
      `${count} ${isOne ? 'declaración' : 'declaraciones'} sobre partes del intervalo ${isOne ? 'se basa' : 'se basan'} en la palabra de quien importó; nada en los ficheros lo demuestra.`,
    'suspicious-days': (count, isOne, amid) =>
      `${count} ${isOne ? 'día' : 'días'} del intervalo ${isOne ? 'está declarado entero y no contiene' : 'están declarados enteros y no contienen'} ningún evento; ${amid} entre días con actividad.`,
    'rejected-records': (count, isOne) =>
      `${count} ${isOne ? 'registro rechazado espera' : 'registros rechazados esperan'} en cuarentena; lo que no se pudo leer podría afectar a esta pregunta.`,
    'unstated-actor': (count, isOne) =>
      `${count} ${isOne ? 'evento' : 'eventos'} sobre ese recurso en el intervalo no ${isOne ? 'nombra' : 'nombran'} ningún actor.`,
    'unstated-resource': (count, isOne) =>
      `${count} ${isOne ? 'evento' : 'eventos'} del actor en el intervalo no ${isOne ? 'indica' : 'indican'} a qué recurso se ${isOne ? 'refiere' : 'refieren'}.`,
    'other-types': (count, isOne) =>
      `${count} ${isOne ? 'evento' : 'eventos'} del actor en el intervalo ${isOne ? 'nombra' : 'nombran'} el mismo identificador de recurso con otro tipo; no se ${isOne ? 'contó' : 'contaron'}.`,
    'classes-left-out': (count, isOne) =>
      `Solo se preguntó por las clases de eventos elegidas; ${count} ${isOne ? 'evento' : 'eventos'} del actor sobre ese recurso en el intervalo ${isOne ? 'es' : 'son'} de otra clase.`,
    conflicts: (count, isOne) =>
      `${count} ${isOne ? 'evento' : 'eventos'} del actor o sobre ese recurso en el intervalo ${isOne ? 'es una versión' : 'son versiones'} de identificadores con contenidos contradictorios; se miraron todas las versiones.`,
    aliases: (count, ids, emails) =>
      `${count} nombres se tomaron por un mismo actor (identificadores: ${ids}, correos: ${emails}) porque hay eventos que los unen. Una dirección compartida por varias personas las uniría a todas; un alias que ningún evento une no se conoce.`,
    'similar-names': (count, names) =>
      `Nombres que solo se distinguen por la forma de sus letras, por espacios, caracteres invisibles o una parte con «+», y que no se tomaron por este actor: ${count} (${names}).`,
    'unknown-actor':
      'Ningún evento de todo el archivo nombra a este actor, ni como identificador ni como correo. Tampoco se encontraría un nombre mal escrito.',
    'unknown-resource':
      'Ningún evento de todo el archivo nombra este recurso. Tampoco se encontraría un tipo o un identificador mal escrito.',
    completeness:
      'SIVO no publica resúmenes criptográficos ni números de secuencia: no se puede demostrar que exportara todos los eventos. El archivo está completo respecto a los ficheros recibidos.',
  },
  page: {
    title: 'Declaración sobre accesos',
    question: 'Pregunta',
    actor: 'Actor',
    resource: 'Recurso',
    ids: 'Identificadores distintos de ese tipo en el intervalo',
    window: 'Intervalo',
    included: 'incluido',
    excluded: 'no incluido',
    zone: 'Zona horaria',
    classes: 'Clases de eventos',
    filter: 'Como filtro',
    root: 'Raíz del archivo',
    noRoot: 'ninguna: ningún recibo declara eventos',
    permalink: 'Enlace que repite la pregunta',
    aliases: 'Nombres tomados por este actor',
    noAliases: 'Ningún evento del archivo nombra a este actor.',
    kind: 'Clase',
    kinds: { id: 'identificador', email: 'correo' },
    value: 'Nombre',
    events: 'Eventos',
    first: 'Primero',
    last: 'Último',
    coverage: 'Lo que las importaciones declaran del intervalo',
    claimed: 'Declarado entero',
    gaps: 'Huecos',
    none: 'ninguno',
    control: 'Control positivo',
    found: 'Eventos encontrados',
    foundFirst: (shown, count) => `Los primeros ${shown} de ${count}, del más antiguo al más reciente.`,
    time: 'Hora',
    action: 'Acción',
    event: 'Evento',
    limits: 'Límites',
    imports: 'Importaciones en que se basa',
    source: 'Fuente',
    finished: 'Terminada',
  },
};

export const absenceWords: Record<'en' | 'es', AbsenceWords> = { en, es };
