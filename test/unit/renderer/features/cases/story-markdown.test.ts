import { describe, expect, it } from 'vitest';
import { storyMarkdown } from '#renderer/features/cases/story-markdown.ts';
import { words } from '#renderer/features/cases/words.ts';
import type { Say } from '#renderer/ui/define-words.ts';
import type { EventRow } from '#shared/model/event.ts';

const say: Say<keyof (typeof words)['en']> = (key, values = {}) =>
  words.en[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));

const context = {
  zone: 'Europe/Madrid',
  archive: 'acme_2026',
  root: 'ab'.repeat(32),
  now: new Date('2026-06-01T10:00:00Z'),
  say,
};

const event: EventRow = {
  id: 'evt_audit_1',
  timestamp: '2026-05-20T10:23:45.123456Z',
  tenantId: null,
  actor: { id: null, email: 'ana@acme.example', role: null, ip: null, userAgent: null },
  action: 'update',
  resource: { type: 'recording_policy', id: 'p*1' },
  category: 'configuration',
  crossTenant: null,
  conflict: false,
  reason: null,
  changes: [{ field: 'retention_days', from: 90, to: 180 }],
  changeCount: 3,
};
const events = new Map([[event.id, event]]);

describe('a story as Markdown', () => {
  it('says what it was made of, and every event with its id, both times and its change', () => {
    const text = storyMarkdown([{ id: 's1', eventId: event.id, text: 'It was **raised**.' }], events, context);
    expect(text).toBe(`# Story: acme_2026

Written 2026-06-01 10:00:00 UTC (2026-06-01 12:00:00 Europe/Madrid).

Archive root: \`${'ab'.repeat(32)}\`

## Step 1

**update** recording_policy p\\*1 by ana@acme.example  
2026-05-20 10:23:45.123456 UTC (2026-05-20 12:23:45.123456 Europe/Madrid)  
Change: \`retention_days 90 → 180 (+2)\`  
Event \`evt_audit_1\`

It was **raised**.
`);
  });

  it('keeps texts as written and says which event the archive does not hold', () => {
    const steps = [
      { id: 's1', eventId: null, text: '# My own heading\n\n- one' },
      { id: 's2', eventId: 'gone', text: '' },
    ];
    const text = storyMarkdown(steps, events, { ...context, root: null });
    expect(text).toContain(
      '## Step 1\n\n# My own heading\n\n- one\n\n## Step 2\n\nThis archive does not hold event `gone`.\n',
    );
    expect(text).not.toContain('Archive root');
  });

  it('lets nothing of an event become markup, or a line of its own', () => {
    const sly: EventRow = {
      ...event,
      action: 'x\n# heading _em_',
      changes: [{ field: '`f``', from: '*a*', to: 1 }],
      changeCount: 1,
      actor: { ...event.actor, email: '<img src=x>[a](b)' },
      crossTenant: true,
      reason: '`code`\r\n| cell',
    };
    const text = storyMarkdown([{ id: 's', eventId: event.id, text: '' }], new Map([[event.id, sly]]), context);
    expect(text).toContain('**x \\# heading \\_em\\_** recording_policy p\\*1 by \\<img src=x\\>\\[a\\](b)');
    expect(text).toContain('Declared reason: \\`code\\` \\| cell');
    expect(text).toContain('Change: ``` `f`` *a* → 1 ```');
    expect(text.split('\n').filter((line) => line.startsWith('#'))).toEqual(['# Story: acme_2026', '## Step 1']);
  });
});
