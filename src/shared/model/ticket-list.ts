// A list of tickets as help desks export it: one id a line, or a CSV with a column of ids.
import { WorkbenchError } from '../contract/errors.ts';

const mostTickets = 200_000;
const mostCharacters = 200;

/** Names of the column in English and Spanish; without one of them the first column holds the ids. */
const idHeading =
  /^(?:(?:ticket|issue|case|incident|request|tique|caso|incidencia|solicitud)?[\s_-]*(?:id|key|number|no|n[ºo°]|clave|número|numero)|ticket|tique|case|caso|incident|incidencia)$/i;

/** RFC 4180 cells of one line, cut at the separator; a quoted cell does not go on in the next line. */
const cellsOf = (line: string, separator: string): string[] => {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const sign of line) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell].map((text) => text.trim());
};

/** The ids, each once, in their order. Throws BAD_INPUT naming `name` for what is no such list, TOO_LARGE for too long a one. */
export const ticketList = (text: string, name: string): string[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const head = lines.find((line) => line.trim() !== '') ?? '';
  const separator = [';', '\t', ','].find((sign) => head.includes(sign)) ?? ',';
  const titles = cellsOf(head, separator);
  const titled = titles.findIndex((title) => idHeading.test(title));
  const ids = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (titled >= 0 && line === head && ids.size === 0)) continue;
    const id = cellsOf(line, separator)[Math.max(titled, 0)] ?? '';
    if (id === '') continue;
    if (id.length > mostCharacters || id.includes('\0')) {
      throw new WorkbenchError(
        'BAD_INPUT',
        name,
        `line ${index + 1}: a ticket's id has at most ${mostCharacters} characters`,
      );
    }
    ids.add(id);
    if (ids.size > mostTickets)
      throw new WorkbenchError('TOO_LARGE', name, `a ticket list has at most ${mostTickets} ids`);
  }
  if (ids.size === 0) throw new WorkbenchError('BAD_INPUT', name, 'it holds no id of a ticket');
  return [...ids];
};
