// The words for every warning about a source: what was found, and what it means for whoever relies on the events.
import type { SourceWarning, WarningCode } from '../model/source-warning.ts';
import type { Language } from './error-text.ts';

interface Words {
  /** `{count}` and `{detail}` are filled in; `{detail}` is the first finding. */
  one: string;
  many: string;
  means: string;
}

const en: Record<WarningCode, Words> = {
  spreadsheet_damage: {
    one: 'This file has been through a spreadsheet: 1 value was rewritten ({detail})',
    many: 'This file has been through a spreadsheet: {count} values were rewritten ({detail})',
    means: 'Ids or numbers such as 1.23E+15 lost digits that cannot be recovered. Ask for the original export.',
  },
  row_limit: {
    one: 'It holds a suspiciously round number of records ({detail})',
    many: 'It holds exactly {count} records ({detail})',
    means: 'Exports and spreadsheets stop at such numbers: the rest may be missing. Compare with a narrower export.',
  },
  truncated_values: {
    one: '1 value looks cut off ({detail})',
    many: '{count} values look cut off ({detail})',
    means: 'What followed was not in the file. It is kept as it came and cannot be completed from here.',
  },
  ambiguous_dates: {
    one: '1 date could be read day-first or month-first ({detail})',
    many: '{count} dates could be read day-first or month-first ({detail})',
    means: 'They were read in the order that the rest of the column shows or that was decided.',
  },
  dst_ambiguous: {
    one: '1 local time happened twice, when the clocks went back ({detail})',
    many: '{count} local times happened twice, when the clocks went back ({detail})',
    means: 'The earlier of the two moments was taken; the true one may be an hour later.',
  },
  zone_assumed: {
    one: '1 time was written without a zone ({detail})',
    many: '{count} times were written without a zone ({detail})',
    means: 'They were read in the zone that was decided for this import. If that zone is wrong, every one of them is.',
  },
  clock_skew: {
    one: '1 event is dated after the moment of its import ({detail})',
    many: '{count} events are dated after the moment of their import ({detail})',
    means: 'A clock was wrong, here or where the event was written, or a date was read in the wrong order.',
  },
  partial_changes: {
    one: '1 change could be read only in part ({detail})',
    many: '{count} changes could be read only in part ({detail})',
    means: 'The text of the change is kept as it came; the fields it names may not be all that changed.',
  },
  duplicate_columns: {
    one: '1 column has the name of another ({detail})',
    many: '{count} columns have the name of another ({detail})',
    means: 'The later ones were given a number; check that the right one was mapped.',
  },
  repeated_header: {
    one: 'The header stands again in the middle of the file ({detail})',
    many: 'The header stands again {count} times in the middle of the file ({detail})',
    means: 'Several exports were joined. Those lines are no records and were passed over.',
  },
  preamble: {
    one: '1 line stands before the header ({detail})',
    many: '{count} lines stand before the header ({detail})',
    means: 'They are no records and were passed over.',
  },
  partial_coverage: {
    one: 'What it was asked for was not covered whole ({detail})',
    many: 'What it was asked for was not covered whole ({detail})',
    means: 'Absence in the part that is missing is no evidence of absence.',
  },
};

const es: Record<WarningCode, Words> = {
  spreadsheet_damage: {
    one: 'Este fichero ha pasado por una hoja de cálculo: 1 valor fue reescrito ({detail})',
    many: 'Este fichero ha pasado por una hoja de cálculo: {count} valores fueron reescritos ({detail})',
    means:
      'Identificadores o números como 1.23E+15 han perdido cifras que no se pueden recuperar. Pida la exportación original.',
  },
  row_limit: {
    one: 'Contiene un número de registros sospechosamente redondo ({detail})',
    many: 'Contiene exactamente {count} registros ({detail})',
    means:
      'Las exportaciones y las hojas de cálculo se detienen en esos números: puede faltar el resto. Compárelo con una exportación más corta.',
  },
  truncated_values: {
    one: '1 valor parece cortado ({detail})',
    many: '{count} valores parecen cortados ({detail})',
    means: 'Lo que seguía no estaba en el fichero. Se conserva como vino y aquí no se puede completar.',
  },
  ambiguous_dates: {
    one: '1 fecha se puede leer con el día o con el mes delante ({detail})',
    many: '{count} fechas se pueden leer con el día o con el mes delante ({detail})',
    means: 'Se han leído en el orden que muestra el resto de la columna o en el que se decidió.',
  },
  dst_ambiguous: {
    one: '1 hora local ocurrió dos veces, al atrasarse el reloj ({detail})',
    many: '{count} horas locales ocurrieron dos veces, al atrasarse el reloj ({detail})',
    means: 'Se ha tomado el primero de los dos momentos; el verdadero puede ser una hora más tarde.',
  },
  zone_assumed: {
    one: '1 hora estaba escrita sin zona ({detail})',
    many: '{count} horas estaban escritas sin zona ({detail})',
    means: 'Se han leído en la zona decidida para esta carga. Si esa zona no es la correcta, ninguna de ellas lo es.',
  },
  clock_skew: {
    one: '1 evento tiene fecha posterior al momento de su carga ({detail})',
    many: '{count} eventos tienen fecha posterior al momento de su carga ({detail})',
    means: 'Algún reloj iba mal, aquí o donde se escribió el evento, o una fecha se ha leído en el orden equivocado.',
  },
  partial_changes: {
    one: '1 cambio solo se ha podido leer en parte ({detail})',
    many: '{count} cambios solo se han podido leer en parte ({detail})',
    means: 'El texto del cambio se conserva como vino; los campos que nombra pueden no ser todos los que cambiaron.',
  },
  duplicate_columns: {
    one: '1 columna se llama como otra ({detail})',
    many: '{count} columnas se llaman como otra ({detail})',
    means: 'Las posteriores llevan un número; compruebe que se ha asignado la correcta.',
  },
  repeated_header: {
    one: 'La cabecera aparece otra vez en mitad del fichero ({detail})',
    many: 'La cabecera aparece otras {count} veces en mitad del fichero ({detail})',
    means: 'Se unieron varias exportaciones. Esas líneas no son registros y se han pasado por alto.',
  },
  preamble: {
    one: 'Hay 1 línea antes de la cabecera ({detail})',
    many: 'Hay {count} líneas antes de la cabecera ({detail})',
    means: 'No son registros y se han pasado por alto.',
  },
  partial_coverage: {
    one: 'Lo que se pidió no se ha cubierto por completo ({detail})',
    many: 'Lo que se pidió no se ha cubierto por completo ({detail})',
    means: 'Que algo falte en la parte que no está no prueba que no ocurriera.',
  },
};

const words = { en, es } satisfies Record<Language, Record<WarningCode, Words>>;

/** The sentences for a warning: what was found, and what it means. Without a `detail` the bracket that holds it is left out. */
export const warningText = (warning: SourceWarning, language: Language = 'en'): { what: string; means: string } => {
  const { one, many, means } = words[language][warning.code];
  const count = new Intl.NumberFormat(language, { useGrouping: 'always' }).format(warning.count);
  const what = (warning.count === 1 ? one : many)
    .replace('{count}', () => count)
    .replace(' ({detail})', () => (warning.detail === '' ? '' : ` (${warning.detail})`));
  return { what, means };
};
