// The words of the page of one actor.
import { defineWords } from '../../../ui/define-words.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const words = defineWords('outliers/actor', { en, es });
export type ActorKey = keyof typeof en;
