// The words of the cover, in Spanish.
import type { CoverWords } from './cover-en.ts';

export const coverEs: CoverWords = {
  kind: 'Paquete de evidencia',
  about: (kind) =>
    `Esta carpeta contiene evidencia de un registro de auditoría: ${kind}. Todo lo que hay en ella puede comprobarse sin el programa que la hizo, con herramientas que la mayoría de las máquinas ya tiene.`,
  report: 'El informe es 01-report.html; 01-report.pdf contiene lo mismo para papel.',
  scope: {
    title: 'Alcance',
    redacted:
      'Este paquete está censurado: personas, direcciones o campos se sustituyen por seudónimos o se omiten. No contiene hashes de contenido ni pruebas de inclusión de un evento censurado.',
  },
  verify: {
    title: 'Cómo verificar',
    fingerprint: 'Huella de la clave de firma',
    tellOther:
      'Compare esta huella con la que le hayan comunicado por otra vía (por teléfono, en papel, en una página de confianza). Un paquete rehecho por entero con otra clave solo puede descubrirse así: esta página nombraría la otra clave.',
    process:
      'La clave que firmó este paquete se creó para una sola ejecución del programa y no se guardó en ningún sitio. La firma muestra que nada ha cambiado desde entonces, pero nadie podrá mostrar después que la clave era suya.',
    steps: {
      open: 'Abra un terminal en la carpeta que contiene bagit.txt.',
      tags: 'La lista de listas firmada:',
      files: 'Todos los ficheros de la evidencia:',
      signature: 'La firma sobre la lista de listas:',
      key: 'La huella de la clave que firmó; debe ser la que le comunicaron:',
      extra:
        'Estas órdenes no notan un fichero añadido. Los verificadores del paquete comparan también el conjunto de ficheros y su tamaño, cada uno con la huella que le comunicaron:',
    },
    where: 'En Windows sin estas herramientas, verify.ps1 hace lo mismo. VERIFY.md cuenta cada paso y lo que muestra.',
  },
  contents: {
    title: 'Qué hay en este paquete',
    file: 'Fichero',
    holds: 'Qué contiene',
    amount: 'Cuánto',
    empty: 'vacío',
    events: (count) => `eventos: ${count}`,
    items: (count) => `elementos: ${count}`,
    lines: (count) => `líneas: ${count}`,
    statements: (count) => `declaraciones: ${count}`,
    left: 'omitido',
    page: 'esta página',
    files: {
      cover: 'Portada: pregunta, respuesta, alcance, límites, cómo verificar',
      report: 'El informe, para la pantalla y para papel',
      statement: 'Lo que se afirma, su cobertura, resultado y exclusiones, para programas',
      population: 'Todos los eventos de la población, uno por línea, por orden de hora e id',
      csv: 'Lo mismo como CSV: sin cambiar nada; y con las celdas que una hoja de cálculo ejecutaría neutralizadas',
      query: 'La consulta como texto, árbol y SQL',
      ipe: 'Información producida por la entidad: fuente, extracción, herramienta, recuentos, hashes, conciliación',
      sample: 'La muestra, su semilla y su hoja de pruebas',
      findings: 'Hallazgos sobre accesos y lo que se decidió',
      diffs: 'Qué cambiaron los eventos nombrados, antes y después',
      team: 'Accesos del equipo SIVO',
      receipts: 'Recibos firmados de las importaciones en que se apoya la población',
      inclusion: 'Pruebas de que los eventos pertenecen a las importaciones de los recibos',
      absence: 'Pruebas de que ninguna importación contiene una clave',
      custody: 'El libro: qué se hizo con el archivo',
      bag: 'Listas de ficheros con su SHA-256, y qué es este paquete',
      signature: 'La firma, la clave y de quién es',
      verifiers: 'Programas que lo comprueban todo, y cómo',
    },
  },
  empty: {
    title: 'Qué está vacío',
    none: 'Ninguna parte de este paquete está vacía.',
    note: 'Estas partes están y dicen que están vacías:',
    parts: {
      population: 'población: ningún evento cumple la consulta',
      views: 'otras preguntas',
      notes: 'notas',
      events: 'eventos nombrados y pruebas propias de ellos',
      findings: 'hallazgos',
      diffs: 'cambios de eventos nombrados',
      team: 'accesos del equipo SIVO',
      absence: 'declaraciones de no acceso y pruebas de ausencia',
      sample: 'muestra',
      exports: 'custodia: no consta ninguna exportación',
    },
  },
};
