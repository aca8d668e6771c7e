// The words of the Changes page.
import { defineWords } from '../../ui/define-words.ts';

export const words = defineWords('changes', {
  en: {
    title: 'Changes',
    looks: 'What to look at',
    resources: 'Resources',
    chain: 'Chain check',
    report: 'Report',
  },
  es: {
    title: 'Cambios',
    looks: 'Qué mirar',
    resources: 'Recursos',
    chain: 'Encadenamiento',
    report: 'Informe',
  },
});
