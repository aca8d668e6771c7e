// Who did something, as lists name them.
import type { Who } from '#shared/model/changes.ts';

/** The address, else the id; null where the source named nobody. */
export const whoText = ({ email, id }: Who): string | null => email ?? id;
