// The words of evidence packs, a file a language.
import { defineWords } from '../../ui/define-words.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const words = defineWords('packs', { en, es });
