// What reasons are worth, by their words and against a list of tickets.
import { describe, expect, it } from 'vitest';
import { createReasonQuality, reasonKey } from '#core/sivo-access/reason-quality.ts';
import { ticketsIn } from '#core/sivo-access/tickets-in.ts';
import { emptyReasons } from '#shared/model/empty-reasons.ts';

const judge = (tickets: string[] | null = null, reused: string[] = []) =>
  createReasonQuality({ tickets, phrases: emptyReasons, isReused: (key) => reused.includes(key) });

describe('tickets in a reason', () => {
  it.each([
    ['SUP-1234: no audio', ['SUP-1234']],
    ['see #4711 and OPS-9', ['OPS-9', '#4711']],
    ['INC0012345', ['INC0012345']],
    ['Ticket 75941-jpy3: grabación', ['75941-jpy3']],
    ['incidencia nº 20219', ['20219']],
    ['Revisión de incidencia', []],
    ['caso de prueba', []],
    ['phase-2 of the move', []],
    ['', []],
  ])('%j: %j', (reason, tickets) => {
    expect(ticketsIn(reason)).toEqual(tickets);
  });
});

describe('a reason', () => {
  it.each([
    [null, 'missing'],
    ['  \t', 'missing'],
    ['SOPORTE!', 'boilerplate'],
    ['Petición del cliente.', 'boilerplate'],
    ['peticion  del cliente', 'boilerplate'],
    ['.', 'boilerplate'],
    ['x', 'boilerplate'],
    ['The queue of sales loses calls', 'stated'],
    ['Ticket 1234: support', 'ticket'],
  ])('%j is %s', (reason, quality) => {
    expect(judge()(reason).quality).toBe(quality);
  });

  it('is reused by its words, without regard to case and spaces; a ticket and a phrase come first', () => {
    const quality = judge(null, [reasonKey('Look at  THE queue'), reasonKey('support'), reasonKey('SUP-1')]);
    expect(quality(' look at the Queue ').quality).toBe('reused');
    expect(quality('support').quality).toBe('boilerplate');
    expect(quality('SUP-1')).toEqual({ quality: 'ticket', ticket: 'SUP-1' });
  });

  it('is held against the list: any known ticket counts, of whatever form', () => {
    const quality = judge(['sup-1', '#77', '  20219 ', 'plain word']);
    expect(quality('OPS-5, then SUP-1')).toEqual({ quality: 'ticket-known', ticket: 'SUP-1' });
    expect(quality('see (77).')).toEqual({ quality: 'ticket-known', ticket: '77' });
    expect(quality('20219')).toEqual({ quality: 'ticket-known', ticket: '20219' });
    expect(quality('SUP-10')).toEqual({ quality: 'ticket-unknown', ticket: 'SUP-10' });
    expect(quality('the queue is empty').quality).toBe('stated');
  });
});
