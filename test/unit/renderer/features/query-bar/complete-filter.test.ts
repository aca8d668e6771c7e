import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeSuggestions,
  completed,
  completionAt,
  fieldSuggestions,
  valueSuggestions,
} from '#renderer/features/query-bar/complete-filter.ts';
import { countedUnder } from '#renderer/features/query-bar/use-completion.ts';
import { parseFilter, printFilter } from '#shared/model/filter-text.ts';

/** `|` marks the caret. */
const at = (marked: string) => completionAt(marked.replace('|', ''), marked.indexOf('|'));

describe('what can be completed', () => {
  it('is the name of a field at the start of a term', () => {
    expect(at('act|')).toEqual({ kind: 'field', at: 0, end: 3, typed: 'act' });
    expect(at('action:delete -(res|)')).toMatchObject({ kind: 'field', typed: 'res' });
    expect(at('-ro|')).toEqual({ kind: 'field', at: 1, end: 3, typed: 'ro' });
  });

  it('is a value after the colon and after every comma', () => {
    expect(at('action:|')).toMatchObject({ kind: 'value', facet: 'action', typed: '' });
    expect(at('user:an|')).toMatchObject({ kind: 'value', field: 'actor', facet: 'actor.email', typed: 'an' });
    expect(at('action:login,lo|')).toMatchObject({ kind: 'value', at: 13, typed: 'lo' });
    expect(at('resource:queue action:de|, x')).toMatchObject({ kind: 'value', typed: 'de' });
    expect(at('userAgent:"Chrome W|')).toMatchObject({ kind: 'value', typed: 'Chrome W' });
  });

  it('is nothing inside a word, in quoted text, and for times, ids and reasons', () => {
    for (const text of ['ac|tion', '"two wo|', 'from:2026|', 'reason:x|', 'id:e|', 'nofield:x|', 'ip:"1"|']) {
      expect(at(text), text).toBeNull();
    }
  });
});

describe('what is offered beside the values of fields', () => {
  it('are the filters applied last, in an empty box', () => {
    expect(at('|')).toEqual({ kind: 'recent', at: 0, end: 0, typed: '' });
    expect(at('a |')).toBeNull();
    expect(completed(' ', { kind: 'recent', at: 0, end: 1, typed: '' }, 'action:delete').text).toBe('action:delete');
  });

  it('are days, times of day and the marks of the case', () => {
    expect(at('weekday:mon,|')).toMatchObject({ kind: 'choice', of: 'weekday', at: 12 });
    expect(at('x -clock:20|')).toMatchObject({ kind: 'choice', of: 'clock', typed: '20' });
    expect(at('tag:|')).toMatchObject({ kind: 'choice', of: 'tag' });
    expect(at('starred:t|')).toMatchObject({ kind: 'choice', of: 'starred' });
  });

  it('counts values under the rest of the text, where it can stand alone', () => {
    const under = (marked: string): string => {
      const completion = at(marked);
      return completion?.kind === 'value' ? printFilter(countedUnder(completion.around)) : 'none';
    };
    expect(under('resource:queue -action:del| role:admin')).toBe('resource.type:queue role:admin');
    expect(under('action:|')).toBe('');
    expect(under('role:admin OR action:|')).toBe('');
    expect(under('(role:admin OR ip:1) action:|')).toBe('role:admin OR ip:1');
    expect(under('role:admin (x action:|) -ip:1')).toBe('role:admin x -ip:1');
    expect(under('role:admin (x action:|')).toBe('');
  });
});

describe('suggestions', () => {
  it('name the fields that begin as typed, by any of their spellings', () => {
    expect(fieldSuggestions('act')).toEqual(['action', 'actor', 'actor.id', 'actor.email']);
    expect(fieldSuggestions('user')).toEqual(['actor', 'userAgent']);
    expect(fieldSuggestions('RES')).toEqual(['resource.type', 'resource.id']);
    expect(fieldSuggestions('email')).toEqual(['actor.email']);
    expect(fieldSuggestions('fr')).toEqual(['from']);
    expect(fieldSuggestions('zzz')).toEqual([]);
  });

  it('put the values that begin as typed first, and stop once one is typed in full', () => {
    const known = ['logout', 'login_failed', 'blogin'].map((value) => ({ value }));
    expect(valueSuggestions('LOGI', known).map(({ value }) => value)).toEqual(['login_failed', 'blogin']);
    expect(valueSuggestions('', known)).toHaveLength(3);
    expect(valueSuggestions('logout', known)).toEqual([]);
  });
});

describe('fields that change', () => {
  const fields = ['retention_days', 'active', 'wrap up', 'route.to'];

  it('are completed after changed: and after diff., before. and after.', () => {
    expect(at('changed:ret|')).toEqual({ kind: 'changed', at: 8, end: 11, typed: 'ret' });
    expect(at('-diff.ret|')).toEqual({ kind: 'change', sides: ['diff.to', 'diff.from'], at: 6, end: 9, typed: 'ret' });
    expect(at('x before.|')).toMatchObject({ kind: 'change', sides: ['before'], typed: '' });
    for (const text of ['diff.a.to=|', 'diff.a>9|', 'diff."a|', 'changed:"a"|']) expect(at(text), text).toBeNull();
  });

  it('are offered with each side, those that begin as typed first', () => {
    expect(changeSuggestions('r', ['diff.to', 'diff.from'], fields)).toEqual([
      ...['retention_days.to', 'retention_days.from', '"route.to".to', '"route.to".from'],
      ...['"wrap up".to', '"wrap up".from'],
    ]);
    expect(changeSuggestions('active.t', ['diff.to', 'diff.from'], fields)).toEqual(['active.to', 'active.from']);
    expect(changeSuggestions('', ['after'], fields)[2]).toBe('"wrap up"');
    expect(changeSuggestions('zzz', ['after'], fields)).toEqual([]);
  });

  it('are followed by the ways to compare, once field and side are there', () => {
    expect(changeSuggestions('active.to', ['diff.to', 'diff.from'], fields)).toContain('active.to>=');
    expect(changeSuggestions('active', ['after'], fields)).toEqual([
      'active=',
      'active!=',
      'active<',
      'active<=',
      'active>',
      'active>=',
    ]);
    expect(at('diff."wrap up".to|')).toMatchObject({ kind: 'change', typed: '"wrap up".to' });
    expect(changeSuggestions('"wrap up".to', ['diff.to'], fields)[0]).toBe('"wrap up".to=');
  });

  it('mean this very field once chosen', () => {
    const text = 'action:update diff.wr';
    const completion = completionAt(text, text.length);
    const [chosen = ''] = changeSuggestions('wr', ['diff.to'], fields);
    const done = completion === null ? null : completed(text, completion, chosen);
    expect(done?.text).toBe('action:update diff."wrap up".to');
    expect(parseFilter(`${done?.text}>5`)).toMatchObject({
      args: [{}, { op: 'change', of: 'diff.to', path: ['wrap up'] }],
    });
    const changed = completionAt('changed:', 8);
    expect(changed && parseFilter(completed('changed:', changed, 'wrap up').text)).toEqual({
      op: 'changed',
      fields: [['wrap up']],
    });
  });

  it('have terms of their own among the names', () => {
    expect(fieldSuggestions('di')).toEqual(['diff.']);
    expect(fieldSuggestions('ch')).toEqual(['changed']);
    const completion = completionAt('di', 2);
    expect(completion && completed('di', completion, 'diff.')).toEqual({ text: 'diff.', caret: 5 });
  });
});

describe('a chosen suggestion', () => {
  it('replaces what was typed and leaves the rest', () => {
    const text = 'resource:queue act OR ip:1';
    const completion = completionAt(text, 18);
    expect(completion && completed(text, completion, 'action')).toEqual({
      text: 'resource:queue action: OR ip:1',
      caret: 22,
    });
  });

  it('is quoted where the grammar asks for it, so that the filter means exactly this value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (value) => {
        const text = 'ip:203.0.113.1 userAgent:';
        const completion = completionAt(text, text.length);
        const done = completion === null ? '' : completed(text, completion, value).text;
        expect(parseFilter(done)).toEqual({
          op: 'and',
          args: [
            { op: 'is', field: 'ip', values: ['203.0.113.1'] },
            { op: 'is', field: 'userAgent', values: [value] },
          ],
        });
      }),
    );
  });
});
