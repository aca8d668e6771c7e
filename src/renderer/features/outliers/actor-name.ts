// How an actor is named on the page.
import type { ScoredActor } from '#shared/model/outliers.ts';

/** The newest e-mail, else the newest id, else `nobody`. */
export const actorName = ({ email, id }: Pick<ScoredActor, 'email' | 'id'>, nobody: string): string =>
  email ?? id ?? nobody;
