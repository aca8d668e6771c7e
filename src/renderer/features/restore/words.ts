// The words of the ways back: the dialog, what it warns of, the sending, and the endpoint's setting.
import { defineWords } from '../../ui/define-words.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const words = defineWords('restore', { en, es });
