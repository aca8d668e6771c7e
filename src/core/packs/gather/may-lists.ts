// What a pack may claim and what it may not: printed in every pack.

/** In the pack's language. */
export const mayLists: Readonly<Record<'en' | 'es', { may: readonly string[]; mayNot: readonly string[] }>> = {
  en: {
    may: [
      'The events in this pack are unchanged since they were imported into the archive: each one is hashed into a signed root.',
      'The population is complete with respect to the files and pulls that were imported: every event that fits the filter is listed.',
      'The result is reproducible: the same archive, the same specification and the same key give the same pack, byte for byte.',
    ],
    mayNot: [
      'That SIVO exported everything: SIVO publishes no digests and no sequence numbers, so that a record withheld before the import cannot be seen from here.',
      'That events before the oldest import never took place: what had expired in SIVO by then is in no import.',
      'That somebody did not look at something SIVO does not log: page views, wallboards, calls and, as far as its documentation says, playback of a recording within the panel.',
      'That the person behind an account is the person it is named after.',
      'That the pack was not made anew as a whole by whoever handed it over: only a key fingerprint told by another way shows that.',
    ],
  },
  es: {
    may: [
      'Los eventos de este paquete no han cambiado desde que se importaron en el archivo: cada uno entra con su resumen en una raíz firmada.',
      'La población es completa respecto a los ficheros y descargas importados: figuran todos los eventos que cumplen el filtro.',
      'El resultado es reproducible: el mismo archivo, la misma especificación y la misma clave dan el mismo paquete, byte a byte.',
    ],
    mayNot: [
      'Que SIVO lo exportara todo: SIVO no publica resúmenes ni números de secuencia, de modo que un registro retenido antes de la importación no puede verse desde aquí.',
      'Que no hubiera eventos antes de la importación más antigua: lo que ya había caducado en SIVO no está en ninguna importación.',
      'Que alguien no viera algo que SIVO no registra: vistas de página, paneles en tiempo real, llamadas y, según su documentación, la reproducción de una grabación dentro del panel.',
      'Que la persona detrás de una cuenta sea la que le da nombre.',
      'Que quien entrega el paquete no lo rehiciera entero: solo lo muestra una huella de la clave comunicada por otra vía.',
    ],
  },
};
