// The words of the resources part of the Changes page, a language a file.
import { defineWords } from '../../../ui/define-words.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const words = defineWords('changes/resources', { en, es });
