// The one break in the demo's chains, found by plain code that looks at one kind of resource and one field.
import { z } from 'zod';
import { type JsonValue, jsonValueSchema } from '#shared/model/json.ts';
import type { DemoEvent } from './demo-event.ts';
import type { DemoMoment } from './demo-events.ts';
import { missingUpdateField } from './planted-cases.ts';

/** Between the two events `field` went from `expected` to `found`, and no event says so. */
export const missingUpdateSchema = z.object({
  resource: z.object({ type: z.string(), id: z.string() }),
  field: z.string(),
  expected: jsonValueSchema,
  found: jsonValueSchema,
  previousEventId: z.string(),
  eventId: z.string(),
});
type MissingUpdate = z.infer<typeof missingUpdateSchema>;

const valueIn = (state: DemoEvent['after']): JsonValue | undefined => state?.[missingUpdateField];

/** Listens to every moment; policies always show their complete state. */
export const missingUpdateTeller = (): { hear(moment: DemoMoment): void; breaks(): MissingUpdate[] } => {
  const last = new Map<string, DemoEvent>();
  const found: MissingUpdate[] = [];
  return {
    hear: ({ event, alsoOf }) => {
      const { resource, before } = event;
      if (resource.type !== 'recording_policy' || event.after === undefined) return;
      const previous = last.get(resource.id);
      last.set(resource.id, event);
      const [left, seen] = [valueIn(previous?.after), valueIn(before)];
      if (alsoOf !== 'missing-update' || previous === undefined || left === undefined || seen === undefined) return;
      if (left === seen) return;
      const ids = { previousEventId: previous.id, eventId: event.id };
      found.push({ resource, field: missingUpdateField, expected: left, found: seen, ...ids });
    },
    breaks: () => found,
  };
};
