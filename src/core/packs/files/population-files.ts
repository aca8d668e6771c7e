// The population as three files, written in one pass: canonical lines, exact CSV, and CSV for spreadsheets.
import { hash } from 'node:crypto';
import { WorkbenchError } from '#shared/contract/errors.ts';
import type { AuditEvent } from '#shared/model/event.ts';
import { eventCell } from '#shared/model/event-cell.ts';
import { eventColumns } from '#shared/model/event-columns.ts';
import { csvCell, csvHeader, csvLine, csvRecord } from '#shared/model/event-csv.ts';
import type { StoredEvent } from '../../archive/types.ts';
import type { BagWriter } from '../../bag/bag-writer.ts';
import { neutralise } from '../../export/neutralise.ts';
import { hashedText, type Redactor } from '../redact/redactor.ts';

/** Name within the bag, size, SHA-256. */
export interface WrittenFile {
  name: string;
  bytes: number;
  sha256: string;
}

/** Characters gathered before they are written. */
const pieceLength = 256 * 1024;

/** The cells, and last the names of those that begin with an apostrophe now. */
const safeRecord = (event: AuditEvent): { text: string; changed: number } => {
  const changed: string[] = [];
  const cells = eventColumns.map((column) => {
    const text = eventCell(event, column);
    if (text === null) return '';
    const harmless = neutralise(text);
    if (harmless !== text) changed.push(column);
    return csvCell(harmless);
  });
  return {
    text: csvLine([...cells, csvCell(changed.length === 0 ? null : changed.join(' '))]),
    changed: changed.length,
  };
};

const leafOf = (line: string): string => hash('sha256', `\0${line}`, 'hex');

const assertIsHashed = (stored: StoredEvent, line: string): void => {
  const hex = Buffer.from(stored.contentHash).toString('hex');
  if (leafOf(line) === hex) return;
  throw new WorkbenchError('ARCHIVE_DAMAGED', stored.event.id, 'its content is not that of its content hash');
};

export interface PopulationFiles {
  /** Gives the event as the pack tells it. Throws ARCHIVE_DAMAGED where the stored event is not the one that was hashed. */
  add(stored: StoredEvent): AuditEvent;
  /** `neutralised`: cells of the CSV for spreadsheets. */
  close(): { lines: WrittenFile; lossless: WrittenFile; safe: WrittenFile; neutralised: number };
}

export const createPopulationFiles = (bag: BagWriter, redactor: Redactor): PopulationFiles => {
  const begin = (name: string, head: string) => {
    const file = bag.open(name);
    let piece = head;
    return {
      write: (text: string): void => {
        piece += text;
        if (piece.length < pieceLength) return;
        file.write(piece);
        piece = '';
      },
      close: (): WrittenFile => {
        file.write(piece);
        return { name, ...file.close() };
      },
    };
  };
  const lines = begin('data/20-population.jsonl', '');
  const lossless = begin('data/20-population.lossless.csv', csvHeader());
  const heads = csvHeader().replace(/\r\n$/, ',neutralised\r\n');
  const safe = begin('data/20-population.spreadsheet-safe.csv', `\ufeff${heads}`);
  let neutralised = 0;
  let count = 0;
  return {
    add: (stored) => {
      assertIsHashed(stored, hashedText(stored));
      const { line, event } = redactor.event(stored, ++count);
      lines.write(`${line}\n`);
      lossless.write(csvRecord(event));
      const { text, changed } = safeRecord(event);
      safe.write(text);
      neutralised += changed;
      return event;
    },
    close: () => ({ lines: lines.close(), lossless: lossless.close(), safe: safe.close(), neutralised }),
  };
};
