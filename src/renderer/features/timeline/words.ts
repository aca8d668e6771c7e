// The words of the time line.
import { defineWords } from '../../ui/define-words.ts';

export const words = defineWords('timeline', {
  en: {
    chart: 'Time line of the events. Arrow keys move, Enter zooms in.',
    minute: 'Events per minute, {{zone}}',
    'ten-minute': 'Events per 10 minutes, {{zone}}',
    hour: 'Events per hour, {{zone}}',
    day: 'Events per day, {{zone}}',
    week: 'Events per week, {{zone}}',
    month: 'Events per month, {{zone}}',
    zoomOut: 'All dates',
    total: 'Total',
    hint: 'Click or drag to zoom in',
    others: 'Other',
    empty: 'No events in this time',
  },
  es: {
    chart: 'Línea de tiempo de los eventos. Las flechas mueven, Intro amplía.',
    minute: 'Eventos por minuto, {{zone}}',
    'ten-minute': 'Eventos cada 10 minutos, {{zone}}',
    hour: 'Eventos por hora, {{zone}}',
    day: 'Eventos por día, {{zone}}',
    week: 'Eventos por semana, {{zone}}',
    month: 'Eventos por mes, {{zone}}',
    zoomOut: 'Todas las fechas',
    total: 'Total',
    hint: 'Haga clic o arrastre para ampliar',
    others: 'Otros',
    empty: 'No hay eventos en este periodo',
  },
});
