// The words for every error code: what happened and what to do, in each language. `{where}` and `{detail}` are filled in.
import type { ErrorCode, ErrorData } from './errors.ts';

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
type Words = { what: string; todo: string };

const en: Record<ErrorCode, Words> = {
  BAD_INPUT: { what: 'The request is not valid: {where}: {detail}', todo: 'Correct the value and try again.' },
  BAD_FILTER: {
    what: 'The filter cannot be read: {detail} ({where})',
    todo: 'Correct the filter; see the README for its grammar.',
  },
  BAD_SQL: {
    what: 'The statement cannot be run: {detail} ({where})',
    todo: 'Correct it: one SELECT (or WITH, VALUES, EXPLAIN) over the view events. Nothing can be changed here.',
  },
  SQL_LIMIT: {
    what: 'The statement was stopped: {detail}',
    todo: 'Ask for less: a shorter time range (--from, --to), fewer rows or columns. The time limit can be raised.',
  },
  UNAUTHORISED: {
    what: 'This window is not allowed to use the workbench: {detail}',
    todo: 'Open the address that the workbench printed when it started.',
  },
  NOT_SUPPORTED_BY_HOST: {
    what: '{where} is not available here: {detail}',
    todo: 'Use the alternative shown, or another host of the workbench.',
  },
  NO_ARCHIVE_OPEN: { what: 'No archive is open.', todo: 'Open or create an archive first.' },
  NOT_AN_ARCHIVE: {
    what: '{where} is not an audit archive: {detail}',
    todo: 'Choose the folder that holds archive.json, or create a new archive.',
  },
  FOLDER_NOT_EMPTY: { what: '{where} already holds files: {detail}', todo: 'Choose a new or empty folder.' },
  ARCHIVE_LOCKED: {
    what: 'Another process is writing to {where}: {detail}',
    todo: 'Wait until it has finished, or close it, and try again.',
  },
  ARCHIVE_TOO_NEW: {
    what: '{where} was written by a newer version of the workbench: {detail}',
    todo: 'Update the workbench. The archive was left untouched.',
  },
  ARCHIVE_DAMAGED: {
    what: '{where} does not match what the archive recorded: {detail}',
    todo: 'Restore the named file from a backup, or import its sources into a new archive; a case can also be moved away.',
  },
  ARCHIVE_IN_USE: { what: '{where} is busy: {detail}', todo: 'Wait for the running job or cancel it.' },
  ARCHIVE_GONE: {
    what: '{where} is not there any more: {detail}',
    todo: 'Connect the disk or the network folder again and repeat. What was committed before is untouched.',
  },
  SOURCE_NOT_FOUND: { what: '{where} does not exist.', todo: 'Check the path.' },
  SOURCE_UNREADABLE: { what: '{where} cannot be read: {detail}', todo: 'Check the permissions of the file or folder.' },
  SOURCE_UNRECOGNISED: {
    what: '{where} is not an audit export we know: {detail}',
    todo: 'Import JSON, JSONL, CSV or Parquet, plain or inside gzip, zstd, zip or tar. Nothing was imported.',
  },
  SOURCE_EMPTY: {
    what: '{where} is empty.',
    todo: 'Export it again; an interrupted download leaves empty files. Nothing was imported.',
  },
  SOURCE_TRUNCATED: { what: '{where} ends too early: {detail}', todo: 'Fetch the file again. Nothing was imported.' },
  SOURCE_CORRUPT: { what: '{where} is damaged: {detail}', todo: 'Fetch the file again. Nothing was imported.' },
  SOURCE_LIMIT: {
    what: '{where} goes beyond a limit: {detail}',
    todo: 'Unpack or split it and import the parts. Nothing was imported.',
  },
  DECISION_NEEDED: {
    what: '{where} cannot be read without a decision: {detail}',
    todo: 'Decide it in the import dialog, or with --zone, --date-order or --profile. Nothing was imported.',
  },
  BAD_PROFILE: {
    what: '{where} is not a mapping profile: {detail}',
    todo: 'Correct the named member; docs/mapping-profiles.md describes every one.',
  },
  BAD_PACK: {
    what: '{where} is not a filter pack this version reads: {detail}',
    todo: 'Export it again from the workbench that made it, or correct the named member. Nothing was changed.',
  },
  FILE_EXISTS: {
    what: '{where} is there already.',
    todo: 'Choose another name, or say that it may be replaced. Nothing was written.',
  },
  REMOTE_REFUSED: {
    what: '{where} refused: {detail}',
    todo: 'Check the token and its role. What was fetched before is kept.',
  },
  REMOTE_UNREACHABLE: {
    what: '{where} does not answer: {detail}',
    todo: 'Check the address and the network, then run it again: it goes on where it stopped.',
  },
  REMOTE_MISBEHAVED: {
    what: '{where} answered in a way that cannot be trusted: {detail}',
    todo: 'Tell its operator what stands here. Nothing of this window was imported.',
  },
  SECRET_MISSING: {
    what: 'There is no secret in {where}: {detail}',
    todo: 'Set the variable or save the token in the connection, and try again.',
  },
  COLUMN_MISSING: {
    what: '{where} lacks a column: {detail}',
    todo: 'Export it again with the column, or rename its header. Nothing was imported.',
  },
  STRICT_REJECTED: {
    what: '{where} holds records that cannot be accepted: {detail}',
    todo: 'Correct the source or import without --strict to put them in quarantine. Nothing was imported.',
  },
  NOTHING_TO_RETRY: {
    what: 'No rejected record can be read again: {detail}',
    todo: 'Look at what is in quarantine and choose other records. Nothing was changed.',
  },
  EVENT_NOT_FOUND: {
    what: 'No event {where} in this archive.',
    todo: 'Check the id, or import the source that holds it. Absence here is not evidence of absence in SIVO.',
  },
  RESOURCE_NOT_FOUND: {
    what: 'No event in this archive names the resource {where}.',
    todo: 'Check its type and id, or import the source that holds its events. Absence here is not evidence of absence in SIVO.',
  },
  ACTOR_NOT_FOUND: {
    what: 'No event that counts here names the person {where}.',
    todo: 'Check the e-mail or id, the type of resource and the filter. Absence here is not evidence of absence in SIVO.',
  },
  BAD_RULE: {
    what: 'The rule cannot be used: {where}: {detail}',
    todo: 'Correct the rule; docs/rules.md describes its form, and every built-in rule is an example.',
  },
  NOT_RESTORABLE: {
    what: 'No way back can be prepared from event {where}: {detail}',
    todo: 'Choose an event whose source says what the fields were before, or import one that does.',
  },
  HANDLE_EXPIRED: { what: 'This result set has expired.', todo: 'Ask the question again.' },
  UPLOAD_NOT_FOUND: { what: 'The dropped file {where} is no longer held.', todo: 'Drop it again.' },
  TOO_LARGE: { what: '{where} is too large: {detail}', todo: 'Split it into smaller parts.' },
  CANCELLED: {
    what: 'Cancelled. What was committed before is untouched, and nothing is half-written.',
    todo: 'Start again when you are ready.',
  },
  DISK_FULL: {
    what: 'The disk that holds {where} is full: {detail}',
    todo: 'Free some space or choose another disk, and try again. What was committed before is untouched.',
  },
  IO_FAILED: {
    what: '{where} could not be read or written: {detail}',
    todo: 'Check the disk and try again. What was committed before is untouched.',
  },
  ACCESS_DENIED: {
    what: 'This program may not read or write {where}: {detail}',
    todo: 'Check the permissions, and whether the disk is write-protected. What was committed before is untouched.',
  },
  INTERNAL: { what: 'Something unexpected happened: {detail}', todo: 'Copy the details and report them.' },
};

const es: Record<ErrorCode, Words> = {
  BAD_INPUT: { what: 'La petición no es válida: {where}: {detail}', todo: 'Corrija el valor e inténtelo de nuevo.' },
  BAD_FILTER: {
    what: 'No se entiende el filtro: {detail} ({where})',
    todo: 'Corrija el filtro; el README explica su gramática.',
  },
  BAD_SQL: {
    what: 'La sentencia no se puede ejecutar: {detail} ({where})',
    todo: 'Corríjala: un solo SELECT (o WITH, VALUES, EXPLAIN) sobre la vista events. Aquí no se puede modificar nada.',
  },
  SQL_LIMIT: {
    what: 'La sentencia se ha detenido: {detail}',
    todo: 'Pida menos: un intervalo más corto (--from, --to), menos filas o columnas. El límite de tiempo se puede ampliar.',
  },
  UNAUTHORISED: {
    what: 'Esta ventana no tiene permiso para usar la mesa de auditoría: {detail}',
    todo: 'Abra la dirección que se mostró al arrancar.',
  },
  NOT_SUPPORTED_BY_HOST: {
    what: '{where} no está disponible aquí: {detail}',
    todo: 'Use la alternativa indicada u otra forma de abrir el programa.',
  },
  NO_ARCHIVE_OPEN: { what: 'No hay ningún archivo de auditoría abierto.', todo: 'Abra o cree uno primero.' },
  NOT_AN_ARCHIVE: {
    what: '{where} no es un archivo de auditoría: {detail}',
    todo: 'Elija la carpeta que contiene archive.json o cree un archivo nuevo.',
  },
  FOLDER_NOT_EMPTY: { what: '{where} ya contiene ficheros: {detail}', todo: 'Elija una carpeta nueva o vacía.' },
  ARCHIVE_LOCKED: {
    what: 'Otro proceso está escribiendo en {where}: {detail}',
    todo: 'Espere a que termine, o ciérrelo, e inténtelo de nuevo.',
  },
  ARCHIVE_TOO_NEW: {
    what: '{where} se escribió con una versión más reciente: {detail}',
    todo: 'Actualice el programa. El archivo no se ha tocado.',
  },
  ARCHIVE_DAMAGED: {
    what: '{where} no coincide con lo que el archivo registró: {detail}',
    todo: 'Recupere el fichero indicado de una copia de seguridad o importe sus fuentes en un archivo nuevo; un caso también se puede apartar.',
  },
  ARCHIVE_IN_USE: { what: '{where} está ocupado: {detail}', todo: 'Espere a que termine la tarea o cancélela.' },
  ARCHIVE_GONE: {
    what: '{where} ya no está: {detail}',
    todo: 'Vuelva a conectar el disco o la carpeta de red y repita. Lo ya guardado sigue intacto.',
  },
  SOURCE_NOT_FOUND: { what: '{where} no existe.', todo: 'Revise la ruta.' },
  SOURCE_UNREADABLE: {
    what: 'No se puede leer {where}: {detail}',
    todo: 'Revise los permisos del fichero o de la carpeta.',
  },
  SOURCE_UNRECOGNISED: {
    what: '{where} no es una exportación de auditoría conocida: {detail}',
    todo: 'Importe JSON, JSONL, CSV o Parquet, sin comprimir o dentro de gzip, zstd, zip o tar. No se ha importado nada.',
  },
  SOURCE_EMPTY: {
    what: '{where} está vacío.',
    todo: 'Expórtelo otra vez; una descarga interrumpida deja ficheros vacíos. No se ha importado nada.',
  },
  SOURCE_TRUNCATED: {
    what: '{where} termina antes de tiempo: {detail}',
    todo: 'Descargue el fichero otra vez. No se ha importado nada.',
  },
  SOURCE_CORRUPT: {
    what: '{where} está dañado: {detail}',
    todo: 'Descargue el fichero otra vez. No se ha importado nada.',
  },
  SOURCE_LIMIT: {
    what: '{where} supera un límite: {detail}',
    todo: 'Descomprímalo o divídalo e importe las partes. No se ha importado nada.',
  },
  DECISION_NEEDED: {
    what: '{where} no se puede leer sin una decisión: {detail}',
    todo: 'Decídalo en el diálogo de importación, o con --zone, --date-order o --profile. No se ha importado nada.',
  },
  BAD_PROFILE: {
    what: '{where} no es un perfil de correspondencia: {detail}',
    todo: 'Corrija el miembro indicado; docs/mapping-profiles.md los describe todos.',
  },
  BAD_PACK: {
    what: '{where} no es un paquete de filtros que esta versión lea: {detail}',
    todo: 'Expórtelo otra vez desde el programa que lo hizo o corrija el miembro indicado. No se ha cambiado nada.',
  },
  FILE_EXISTS: {
    what: '{where} ya existe.',
    todo: 'Elija otro nombre o indique que se puede sustituir. No se ha escrito nada.',
  },
  REMOTE_REFUSED: {
    what: '{where} ha rechazado la petición: {detail}',
    todo: 'Compruebe el token y su rol. Lo descargado antes se conserva.',
  },
  REMOTE_UNREACHABLE: {
    what: '{where} no responde: {detail}',
    todo: 'Compruebe la dirección y la red y repita: continúa donde se detuvo.',
  },
  REMOTE_MISBEHAVED: {
    what: '{where} ha respondido de un modo que no es de fiar: {detail}',
    todo: 'Comunique a su operador lo que aquí consta. No se ha importado nada de esta ventana.',
  },
  SECRET_MISSING: {
    what: 'No hay ningún secreto en {where}: {detail}',
    todo: 'Defina la variable o guarde el token en la conexión y repita.',
  },
  COLUMN_MISSING: {
    what: 'A {where} le falta una columna: {detail}',
    todo: 'Expórtelo otra vez con esa columna o cambie el nombre de su cabecera. No se ha importado nada.',
  },
  STRICT_REJECTED: {
    what: '{where} contiene registros que no se pueden aceptar: {detail}',
    todo: 'Corrija la fuente o importe sin --strict para dejarlos en cuarentena. No se ha importado nada.',
  },
  NOTHING_TO_RETRY: {
    what: 'Ningún registro rechazado se puede leer de nuevo: {detail}',
    todo: 'Mire qué hay en cuarentena y elija otros registros. No se ha cambiado nada.',
  },
  EVENT_NOT_FOUND: {
    what: 'El evento {where} no está en este archivo.',
    todo: 'Revise el identificador o importe la fuente que lo contiene. Que falte aquí no prueba que falte en SIVO.',
  },
  RESOURCE_NOT_FOUND: {
    what: 'Ningún evento de este archivo nombra el recurso {where}.',
    todo: 'Revise el tipo y el identificador, o importe la fuente que contiene sus eventos. Que falte aquí no prueba que falte en SIVO.',
  },
  ACTOR_NOT_FOUND: {
    what: 'Ningún evento de los que aquí cuentan nombra a {where}.',
    todo: 'Revise el correo o el identificador, el tipo de recurso y el filtro. Que falte aquí no prueba que falte en SIVO.',
  },
  BAD_RULE: {
    what: 'La regla no se puede usar: {where}: {detail}',
    todo: 'Corrija la regla; docs/rules.md describe su forma y cada regla incluida es un ejemplo.',
  },
  NOT_RESTORABLE: {
    what: 'No se puede preparar la vuelta atrás desde el evento {where}: {detail}',
    todo: 'Elija un evento cuya fuente diga qué valores había antes, o importe una que lo diga.',
  },
  HANDLE_EXPIRED: { what: 'Este resultado ha caducado.', todo: 'Repita la consulta.' },
  UPLOAD_NOT_FOUND: { what: 'El fichero {where} ya no está disponible.', todo: 'Suéltelo otra vez en la ventana.' },
  TOO_LARGE: { what: '{where} es demasiado grande: {detail}', todo: 'Divídalo en partes más pequeñas.' },
  CANCELLED: {
    what: 'Cancelado. Lo ya guardado sigue intacto y nada ha quedado a medias.',
    todo: 'Empiece de nuevo cuando quiera.',
  },
  DISK_FULL: {
    what: 'El disco que contiene {where} está lleno: {detail}',
    todo: 'Libere espacio o elija otro disco e inténtelo de nuevo. Lo ya guardado sigue intacto.',
  },
  IO_FAILED: {
    what: 'No se pudo leer o escribir {where}: {detail}',
    todo: 'Revise el disco e inténtelo de nuevo. Lo ya guardado sigue intacto.',
  },
  ACCESS_DENIED: {
    what: 'Este programa no puede leer o escribir {where}: {detail}',
    todo: 'Revise los permisos y si el disco está protegido contra escritura. Lo ya guardado sigue intacto.',
  },
  INTERNAL: { what: 'Ha ocurrido algo inesperado: {detail}', todo: 'Copie los detalles y comuníquelos.' },
};

const words = { en, es } satisfies Record<Language, Record<ErrorCode, Words>>;

/** What is not valid may have no name: a request as a whole. */
const fill = (template: string, data: ErrorData): string =>
  template
    .replace(': {where}: ', data.where === '' ? ': ' : ': {where}: ')
    .replace('{where}', () => data.where)
    .replace('{detail}', () => data.detail)
    .trim();

/** The sentence(s) for an error: what happened where, and what to do. */
export const errorText = (
  code: ErrorCode,
  data: ErrorData,
  language: Language = 'en',
): { what: string; todo: string } => ({
  what: fill(words[language][code].what, data),
  todo: words[language][code].todo,
});
