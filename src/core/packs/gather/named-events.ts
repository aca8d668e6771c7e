// Events a specification names by id.
import type { PackSpec } from '#shared/model/pack-spec.ts';

/** With the member that names each. */
export const namedEvents = ({ events, notes }: PackSpec): { id: string; where: string }[] => [
  ...events.map((id, index) => ({ id, where: `events[${index}]` })),
  ...notes.flatMap(({ eventId }, index) => (eventId === null ? [] : [{ id: eventId, where: `notes[${index}]` }])),
];
