// The words of the first screen.
import { defineWords } from '../../ui/define-words.ts';

export const words = defineWords('welcome', {
  en: {
    title: 'SIVO Audit Workbench',
    what: 'Work offline with the audit log of a SIVO tenant: import exports, filter events, read changes side by side, and see who accesses recordings.',
    where: 'Everything stays in an archive, a folder on this machine. Nothing is sent anywhere.',
    start: 'Start',
    demo: 'Try the demo archive',
    demoHelp: '50,000 invented events over 12 months, with planted cases to find. It is kept in {{path}}.',
    demoRunning: 'Making the demo archive…',
    demoFacts: '{{read}} events so far',
    cancel: 'Cancel',
    open: 'Open an archive…',
    openHelp: 'A folder that holds archive.json.',
    create: 'New archive…',
    createHelp: 'Choose a folder, then import JSON, JSONL or CSV, plain or .gz. You can also drop files here.',
    questions: 'Questions it answers',
    question1: 'Who deleted a queue yesterday at 16:30?',
    question2: 'Who accesses recordings, and how often?',
    question3: 'How did the recording policies change this month?',
    question4: 'What did this user access, and what can the log not show?',
  },
  es: {
    title: 'Banco de auditoría SIVO',
    what: 'Trabaje sin conexión con el registro de auditoría de un inquilino de SIVO: importe exportaciones, filtre eventos, lea los cambios en paralelo y vea quién accede a las grabaciones.',
    where: 'Todo queda en un archivo de auditoría, una carpeta de este equipo. No se envía nada a ninguna parte.',
    start: 'Empezar',
    demo: 'Probar el archivo de demostración',
    demoHelp:
      '50.000 eventos inventados a lo largo de 12 meses, con casos ocultos que encontrar. Se guarda en {{path}}.',
    demoRunning: 'Creando el archivo de demostración…',
    demoFacts: '{{read}} eventos hasta ahora',
    cancel: 'Cancelar',
    open: 'Abrir un archivo…',
    openHelp: 'Una carpeta que contiene archive.json.',
    create: 'Archivo nuevo…',
    createHelp:
      'Elija una carpeta y después importe JSON, JSONL o CSV, sin comprimir o en .gz. También puede soltar ficheros aquí.',
    questions: 'Preguntas que responde',
    question1: '¿Quién eliminó una cola ayer a las 16:30?',
    question2: '¿Quién accede a las grabaciones y con qué frecuencia?',
    question3: '¿Cómo han cambiado este mes las políticas de grabación?',
    question4: '¿A qué accedió este usuario y qué no puede mostrar el registro?',
  },
});
