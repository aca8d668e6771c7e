import { describe, expect, it } from 'vitest';
import { sqlCellText, sqlSeparated } from '#shared/model/sql-text.ts';

describe('cells as text', () => {
  it('are exact', () => {
    expect(sqlCellText({ kind: 'number', text: '9007199254740993' })).toBe('9007199254740993');
    expect(sqlCellText({ kind: 'blob', hex: '00ff' })).toBe("x'00ff'");
    expect(sqlCellText(1.5)).toBe('1.5');
    expect(sqlCellText(null)).toBeNull();
  });

  it('are quoted where a reader would take them apart', () => {
    expect(
      sqlSeparated(
        ['a', 'b,c'],
        [
          ['x"y', null],
          ['', 'two\nlines'],
          [' space', 'tab\there'],
        ],
        ',',
      ),
    ).toBe('a,"b,c"\r\n"x""y",\r\n"","two\nlines"\r\n" space",tab\there\r\n');
    expect(sqlSeparated(['a'], [['tab\there'], ['a,b']], '\t')).toBe('a\r\n"tab\there"\r\na,b\r\n');
  });
});
