// The story as a Markdown file: every event with its id, its time in UTC and in the reader's zone, and what it changed.
import type { StoryStep } from '#shared/model/case.ts';
import type { EventRow } from '#shared/model/event.ts';
import { changeLine } from '../../ui/change-line.ts';
import type { Say } from '../../ui/define-words.ts';
import { formatSecond, formatTime } from '../../ui/format-time.ts';
import { resourceText } from './event-words.ts';
import type { words } from './words.ts';

export interface StoryContext {
  zone: string;
  /** The archive's name. */
  archive: string;
  /** What names its content; null where no receipt states any. */
  root: string | null;
  now: Date;
  say: Say<keyof (typeof words)['en']>;
}

/** What an event says is shown as it is: no sign of it becomes markup, and it stays on its line. */
const plain = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/[\\`*[\]#<>&|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (sign) => `\\${sign}`);

/** The same as code, where it is to be copied letter by letter. */
const code = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${line}${fence}` : `${fence} ${line} ${fence}`;
};

const eventLines = (id: string, event: EventRow | undefined, { zone, say }: StoryContext): string[] => {
  if (event === undefined) return [say('notHere', { id: code(id) })];
  const { timestamp, actor } = event;
  const when = { utc: formatTime(timestamp, 'UTC'), zoned: formatTime(timestamp, zone), zone };
  const resource = resourceText(event);
  const what = `**${plain(event.action ?? say('noAction'))}**${resource === '' ? '' : ` ${plain(resource)}`}`;
  const who = plain(say('by', { actor: actor.email ?? actor.id ?? say('noActor') }));
  const change = changeLine(event.changes, event.changeCount);
  const reason = event.reason === null ? say('sivoNoReason') : say('sivoReason', { reason: event.reason });
  return [
    `${what} ${who}`,
    plain(say('timeLine', when)),
    ...(change === '' ? [] : [say('changeLine', { change: code(change) })]),
    ...(event.crossTenant === true ? [plain(reason)] : []),
    say('eventId', { id: code(id) }),
  ];
};

/** Remarks are the user's own Markdown and are kept as written. Ends with a line feed. */
export const storyMarkdown = (
  story: readonly StoryStep[],
  events: ReadonlyMap<string, EventRow>,
  context: StoryContext,
): string => {
  const { zone, archive, root, now, say } = context;
  const made = { utc: formatSecond(now.getTime(), 'UTC'), zoned: formatSecond(now.getTime(), zone), zone };
  const head = [`# ${plain(say('storyTitle', { archive }))}`, plain(say('storyMade', made))];
  if (root !== null) head.push(say('storyRoot', { root: code(root) }));
  const steps = story.flatMap(({ eventId, text }, at) => [
    `## ${plain(say('step', { number: at + 1 }))}`,
    // Two spaces at the end of a line break it without a new paragraph.
    ...(eventId === null ? [] : [eventLines(eventId, events.get(eventId), context).join('  \n')]),
    ...(text === '' ? [] : [text]),
  ]);
  return `${[...head, ...steps].join('\n\n')}\n`;
};
