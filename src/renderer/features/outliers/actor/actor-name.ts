// What an actor is called.
import type { ScoredActor } from '#shared/model/outliers.ts';
import type { Say } from '../../../ui/define-words.ts';
import type { ActorKey } from './words.ts';

/** The newest e-mail, else the newest id. */
export const actorName = ({ email, id }: ScoredActor, say: Say<ActorKey>): string => email ?? id ?? say('nobody');
