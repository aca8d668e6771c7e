import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termWords } from '#renderer/ui/filter/term-words.ts';
import { type SayFilter, words } from '#renderer/ui/filter/words.ts';
import type { Filter } from '#shared/model/filter.ts';
import { parseFilter } from '#shared/model/filter-text.ts';
import { normaliseFilter } from '#shared/model/normalise-filter.ts';

const speak =
  (language: 'en' | 'es'): SayFilter =>
  (key, values = {}) =>
    words[language][key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
const en = (text: string): string => termWords(speak('en'), parseFilter(text));
const es = (text: string): string => termWords(speak('es'), parseFilter(text));

describe('a term in plain words', () => {
  it.each([
    ['action:delete', 'Action is delete', 'Acción: delete'],
    ['-action:delete', 'Action is not delete', 'Acción distinto de delete'],
    ['action:create,update', 'Action is create or update', 'Acción: create o update'],
    ['role:a,b,c,d,e', 'Role is a, b or +3', 'Rol: a, b o +3'],
    ['user:ana@acme.example', 'User is ana@acme.example', 'Usuario: ana@acme.example'],
    ['category:data_access', 'Category is data access', 'Categoría: acceso a datos'],
    ['reason:""', 'Reason is not stated', 'Motivo sin indicar'],
    ['-reason:""', 'Reason is stated', 'Motivo indicado'],
    ['reason:*', 'Reason is stated', 'Motivo indicado'],
    ['role:admin,""', 'Role is admin or not stated', 'Rol: admin o sin indicar'],
    ['crossTenant:true', 'By the SIVO team', 'Por el equipo SIVO'],
    ['-crossTenant:true', 'Not by the SIVO team', 'No por el equipo SIVO'],
    ['-starred:false', 'Starred', 'Destacados'],
    ['conflict:true', 'In conflict', 'En conflicto'],
    ['tag:night', 'Tag is night', 'Etiqueta: night'],
    ['actor:ana*', 'User like ana*', 'Usuario como ana*'],
    ['-actor:ana*,*@x', 'User not like ana* or *@x', 'Usuario no como ana* o *@x'],
    ['ip:/^10/', 'IP address fits /^10/', 'Dirección IP cumple /^10/'],
    ['/ticket/', 'Text fits /ticket/', 'Texto que cumple /ticket/'],
    ['-/ticket/', 'Not: Text fits /ticket/', 'No: Texto que cumple /ticket/'],
    ['"call back"', 'Holds “call back”', 'Contiene «call back»'],
    ['-word', 'Does not hold “word”', 'No contiene «word»'],
    [
      'from:2026-05-01 to:2026-06-01',
      '2026-05-01 to 2026-05-31, whole days',
      'Del 2026-05-01 al 2026-05-31, días enteros',
    ],
    ['from:2026-05-01 to:2026-05-02', 'On 2026-05-01', 'El 2026-05-01'],
    ['from:2026-05-01T16:15', 'Since 2026-05-01 16:15', 'Desde 2026-05-01 16:15'],
    ['to:2026-05-01', 'Before 2026-05-01', 'Antes de 2026-05-01'],
    [
      'from:2026-05-01 to:2026-05-01',
      '2026-05-01 until before 2026-05-01',
      'Desde 2026-05-01 hasta antes de 2026-05-01',
    ],
    ['changed:retention_days,active', 'Changed retention_days or active', 'Cambió retention_days o active'],
    ['-changed:role', 'Did not change role', 'No cambió role'],
    [
      'diff.retention_days.to>90',
      'Change retention_days, new value over 90',
      'Cambio de retention_days, valor nuevo superior a 90',
    ],
    [
      'diff.retention_days.from<=90',
      'Change retention_days, old value at most 90',
      'Cambio de retention_days, valor anterior como mucho 90',
    ],
    ['diff.x=a*', 'Change x, old or new value like a*', 'Cambio de x, valor anterior o nuevo como a*'],
    ['diff.x.to!=/q/', 'Change x, new value does not fit /q/', 'Cambio de x, valor nuevo no cumple /q/'],
    ['before.active=true', 'Before, active is true', 'Antes, active igual a true'],
    ['after.note=missing', 'After, note is absent', 'Después, note igual a ausente'],
    ['weekday:mon,tue,wed,thu,fri', 'Mon–Fri', 'lun.–vie.'],
    ['-weekday:sat,sun', 'Not Sat, Sun', 'Salvo sáb., dom.'],
    ['clock:20:00-08:00', '20:00–08:00', '20:00–08:00'],
    ['-clock:08:00-20:00', 'Outside 08:00–20:00', 'Fuera de 08:00–20:00'],
    ['()', 'Everything', 'Todo'],
    ['-()', 'Nothing at all', 'Nada'],
    ['role:a OR role:b', 'Role is a or Role is b', 'Rol: a o Rol: b'],
    [
      '-(role:a OR (x role:b))',
      'Not: (Role is a or (Holds “x” and Role is b))',
      'No: (Rol: a o (Contiene «x» y Rol: b))',
    ],
  ])('%s', (text, english, spanish) => {
    expect(en(text)).toBe(english);
    expect(es(text)).toBe(spanish);
  });

  it('is there for terms inside each other, and never twice the same for a term and its opposite', () => {
    const terms = [
      'action:a',
      'ip:10.*',
      'from:2026-05-01',
      'word',
      '/re/',
      'changed:x',
      'diff.x.to>1',
      'clock:08:00-20:00',
    ];
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...terms.map(parseFilter)),
        tie('filter').map((arg): Filter => ({ op: 'not', arg })),
        fc.record({
          op: fc.constantFrom('and' as const, 'or' as const),
          args: fc.array(tie('filter'), { maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(filter, (any) => {
        for (const language of ['en', 'es'] as const) {
          const said = termWords(speak(language), normaliseFilter(any));
          expect(said).not.toMatch(/^$|undefined/);
          expect(termWords(speak(language), normaliseFilter({ op: 'not', arg: any }))).not.toBe(said);
        }
      }),
    );
  });
});
