import { describe, expect, it } from 'vitest';
import { detectFormat } from '#core/ingest/readers/detect.ts';

const detect = (content: string | Buffer, name: string, complete = true): string => {
  const detected = detectFormat(Buffer.from(content), complete, name);
  if (detected.format === 'csv') return `csv ${JSON.stringify(detected.dialect.delimiter)}`;
  return detected.format ?? (detected.empty ? 'empty' : `unrecognised: ${detected.why}`);
};

const event = '{"id":"e","timestamp":"t"}';

describe('detectFormat', () => {
  it.each([
    ['one object', event, 'json'],
    ['a list', `[${event}]`, 'json'],
    ['a list, one record a line', `[\n${event},\n${event},\n${event}\n]`, 'json'],
    ['an envelope, one record a line', `{"data":[\n${event},\n${event},\n${event}\n]}`, 'json'],
    ['an indented object', JSON.stringify(JSON.parse(event), null, 2), 'json'],
    ['pages in a row', `{"data":[${event}]}\n{"data":[${event}]}`, 'json'],
    ['lines', `${event}\n${event}\n`, 'jsonl'],
    ['lines behind a byte order mark', `\ufeff${event}\n${event}\n`, 'jsonl'],
    ['lines of which the first is damaged', `{"id":"e","times\n${event}\n${event}`, 'jsonl'],
    ['lines of which the first is prose', `# export\n${event}\n${event}`, 'jsonl'],
    ['lines of which the second is prose', `${event}\noops\n${event}`, 'jsonl'],
    ['comma', 'id,timestamp,action\n1,2,3', 'csv ","'],
    ['semicolon', 'id;timestamp;action\n1;2;"a,b,c,d,e,f"', 'csv ";"'],
    ['tab', 'id\ttimestamp\n1\t2', 'csv "\\t"'],
    ['told delimiter', 'sep=|\nid|timestamp\n1|2', 'csv "|"'],
    ['quoted header', '\ufeff"id","timestamp"\r\n"1","2"', 'csv ","'],
    ['white space', ' \n\t\r\n', 'empty'],
    ['nothing', '', 'empty'],
    ['a byte order mark', '\ufeff', 'empty'],
    [
      'a web page',
      '<!doctype html><html>',
      'unrecognised: HTML or XML, perhaps a login page saved in place of the export',
    ],
    [
      'prose',
      'Dear user, here are\nthe events',
      'unrecognised: text that is neither JSON nor CSV with column names we know',
    ],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'unrecognised: binary data'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x5b, 0, 0, 0]), 'unrecognised: UTF-32 text; save it as UTF-8 first'],
  ])('%s', (_, content, expected) => {
    for (const name of ['export', 'export.json', 'export.txt']) expect(detect(content, name)).toBe(expected);
  });

  it('lets the name break a tie only', () => {
    expect(detect(event, 'a.jsonl')).toBe('jsonl');
    expect(detect(`{"data":[${event}]}`, 'a.jsonl')).toBe('json');
    expect(detect('{"id":"e","tim\n{"id":"f","tim', 'a.jsonl')).toBe('jsonl');
    expect(detect('{\n  "id": "e"\n}', 'a.jsonl')).toBe('json');
    expect(detect('a,b\n1,2', 'a.csv')).toBe('csv ","');
    expect(detect(`{"a":"${'x'.repeat(100)}`, 'a.jsonl', false)).toBe('jsonl');
    expect(detect(`{"a":"${'x'.repeat(100)}`, 'a.json', false)).toBe('json');
  });
});
