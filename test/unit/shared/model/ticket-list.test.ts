import { describe, expect, it } from 'vitest';
import { ticketList } from '#shared/model/ticket-list.ts';

describe('a list of tickets', () => {
  it.each([
    ['SUP-1\nSUP-2\r\n\nSUP-1', ['SUP-1', 'SUP-2']],
    ['\ufeffIssue key,Summary\nSUP-1,"a, b"\nSUP-2,c', ['SUP-1', 'SUP-2']],
    ['Resumen;Clave\n"x;y";INC1\nz;INC2', ['INC1', 'INC2']],
    ['status\tnumber\nopen\t4711', ['4711']],
    ['4711,open\n4712,closed', ['4711', '4712']],
    ['"SUP-9"', ['SUP-9']],
  ])('%j holds %j', (text, ids) => {
    expect(ticketList(text, 'tickets.csv')).toEqual(ids);
  });

  it('is refused without an id, with an endless one, and with too many', () => {
    for (const text of ['', '\n\n', 'id\n', `${'x'.repeat(201)}\n`]) {
      expect(() => ticketList(text, 't.csv')).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    }
    const many = Array.from({ length: 200_001 }, (_, id) => `T${id}`).join('\n');
    expect(() => ticketList(many, 't.csv')).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });
});
