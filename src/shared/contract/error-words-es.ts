// The words for every error code in Spanish: what happened and what to do. `{where}` and `{detail}` are filled in.
import type { ErrorWords } from './error-words.ts';
import type { ErrorCode } from './errors.ts';

export const errorWordsEs: Record<ErrorCode, ErrorWords> = {
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
  BAD_SPEC: {
    what: '{where} no dice bien qué debe contener el paquete: {detail}',
    todo: 'Corrija el miembro indicado; docs/evidence-pack.md los describe todos. No se ha escrito nada.',
  },
  KEY_REFUSED: {
    what: 'La clave de firma no se puede usar así ({where}): {detail}',
    todo: 'Consulte «sivo-audit keys --help». No se ha cambiado ninguna clave.',
  },
  NOT_A_PACK: {
    what: '{where} no es un paquete de pruebas que se pueda abrir: {detail}',
    todo: 'Pida el archivo otra vez a quien lo hizo. No se fíe de nada de lo que contiene.',
  },
  NOT_PROVABLE: {
    what: 'No se puede demostrar, porque no es así: {where}: {detail}',
    todo: 'Mire lo que se ha encontrado.',
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
