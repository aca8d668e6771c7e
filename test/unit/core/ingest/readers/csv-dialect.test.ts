import { describe, expect, it } from 'vitest';
import { sniffCsv } from '#core/ingest/readers/csv-dialect.ts';

const dialectOf = (text: string) => {
  const { dialect, header } = sniffCsv(text);
  return { ...dialect, header };
};

const plain = { delimiter: ',', escape: 'doubled', lineEnd: 'lf', told: false, preamble: 0 };

describe('sniffCsv', () => {
  it.each([
    [',', 'a,b,c\n1,2,3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n'],
    ['\t', 'a\tb\tc\n1, 2, 3\tx\ty\n'],
    ['|', 'a|b|c\n1|2,3|3\n'],
    [';', 'id;timestamp;note\n1;2;"a,b,c,d"\n'],
    [',', '"a;b","c;d","e"\n"1","2","3"\n'],
  ])('finds %j', (delimiter, text) => {
    expect(dialectOf(text)).toMatchObject({ ...plain, delimiter, columns: 3 });
  });

  it.each([
    ['sep=;\na;b\n1;2', ';'],
    ['\ufeffSEP=|\r\na|b\r\n1|2', '|'],
    ['"sep=;"\na;b\n1;2', ';'],
  ])('believes %j', (text, delimiter) => {
    expect(dialectOf(text)).toMatchObject({ delimiter, told: true, preamble: 0, header: ['a', 'b'] });
  });

  it.each([
    ['crlf', 'a,b\r\n1,2\r\n'],
    ['cr', 'a,b\r1,2\r'],
    ['lf', 'a,b\n1,2'],
    ['lf', 'a,b'],
    ['mixed', 'a,b\r\n1,2\n'],
    ['mixed', 'a,b\r1,2\n'],
  ])('tells line ends: %s', (lineEnd, text) => {
    expect(dialectOf(text)).toMatchObject({ lineEnd, header: ['a', 'b'] });
  });

  it('takes a backslash before a quote for an escape only where that makes steady rows', () => {
    expect(dialectOf('a,b\n1,"{\\"k\\": 1, \\"l\\": 2}"\n2,"x"\n')).toMatchObject({ escape: 'backslash', columns: 2 });
    expect(dialectOf('a,b\n"C:\\","x"\n"D:\\","y"\n')).toMatchObject({ escape: 'doubled', columns: 2 });
    expect(dialectOf('a,b\n1,"{""k"": ""\\""}"\n')).toMatchObject({ escape: 'doubled', columns: 2 });
  });

  it.each([
    ['a title and a blank line', 'Audit log of Acme\n\nid,timestamp,action\n1,2,3\n', 2],
    ['comments', '# made 2026-05-20\n# by "ana\nid,timestamp,action\n1,2,3\n', 2],
    ['a title with delimiters', 'Report, of, "May"\nTenant,Acme\n\nid,timestamp,action,note\n1,2,3,4\n5,6,7,8\n', 3],
    ['names nobody knows', 'Export of May\nAlpha;Beta;Gamma\n1;2;3\n4;5;6\n', 1],
    ['CRLF', 'Export\r\n\r\nid,timestamp\r\n1,2\r\n', 2],
  ])('finds the header behind %s', (_, text, preamble) => {
    const { dialect, header } = sniffCsv(text);
    expect(dialect.preamble).toBe(preamble);
    expect(header.length).toBeGreaterThan(1);
    const [first] = text.split(/\r?\n/);
    expect(dialect.findings).toEqual([{ code: 'preamble', count: preamble, detail: first }]);
  });

  it.each([
    ['a table', 'a,b\n1,2\n3,4\n'],
    ['one column', 'timestamp\n1\n2\n'],
    ['ragged rows', 'id,timestamp\n1\n2,3,4\n5,6\n'],
    ['a header alone', 'id,timestamp\n'],
    ['prose', 'Dear all\nplease find, as agreed, the log.\nKind regards,\nAna\n'],
    ['a table in prose', 'Hello\n\n| id | timestamp |\n|---|---|\n| 1 | 2 |\n\nThat was it.\nBye, all\nAnd, so, on\n'],
  ])('takes the first line of %s for the header', (_, text) => {
    expect(sniffCsv(text)).toMatchObject({ dialect: { preamble: 0, findings: [] } });
  });

  it('warns of columns with one name and of columns without one', () => {
    const { dialect, header } = sniffCsv('id,user,user,,timestamp, user \n1,2,3,4,5,6\n');
    expect(header).toEqual(['id', 'user', 'user', '', 'timestamp', ' user ']);
    expect(dialect.findings).toEqual([{ code: 'duplicate_columns', count: 2, detail: '"user", 1 without a name' }]);
  });

  it('looks at no more than it needs of a large head', () => {
    const head = `id,timestamp,note\n${'1,2,"x"\n'.repeat(100_000)}`;
    expect(dialectOf(head)).toMatchObject({ ...plain, columns: 3 });
  });
});
