// The words of the native menu and dialogs. They follow the system's language: the menu exists before the page does.
import type { Language } from '#shared/contract/error-text.ts';

const en = {
  file: 'File',
  newArchive: 'New archive…',
  exportEvents: 'Export events',
  openArchive: 'Open archive…',
  importFiles: 'Import files…',
  importFolder: 'Import folder…',
  quit: 'Quit',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  reload: 'Reload',
  actualSize: 'Actual size',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fullScreen: 'Toggle full screen',
  developerTools: 'Developer tools',
  help: 'Help',
  about: 'About SIVO Audit Workbench',
  auditExports: 'Audit exports',
  allFiles: 'All files',
  crashed: 'The window has stopped working. Your archive is untouched.',
  keychainMissing: 'the system offers no protected store for secrets',
};
export type MenuWords = typeof en;

const es: MenuWords = {
  file: 'Archivo',
  newArchive: 'Nuevo archivo de auditoría…',
  exportEvents: 'Exportar eventos',
  openArchive: 'Abrir archivo de auditoría…',
  importFiles: 'Importar ficheros…',
  importFolder: 'Importar carpeta…',
  quit: 'Salir',
  edit: 'Edición',
  undo: 'Deshacer',
  redo: 'Rehacer',
  cut: 'Cortar',
  copy: 'Copiar',
  paste: 'Pegar',
  selectAll: 'Seleccionar todo',
  view: 'Ver',
  reload: 'Recargar',
  actualSize: 'Tamaño real',
  zoomIn: 'Acercar',
  zoomOut: 'Alejar',
  fullScreen: 'Pantalla completa',
  developerTools: 'Herramientas de desarrollo',
  help: 'Ayuda',
  about: 'Acerca de SIVO Audit Workbench',
  auditExports: 'Exportaciones de auditoría',
  allFiles: 'Todos los ficheros',
  crashed: 'La ventana ha dejado de funcionar. Su archivo de auditoría está intacto.',
  keychainMissing: 'el sistema no ofrece un almacén protegido para secretos',
};

/** The words in each language. */
export const menuWords: Record<Language, MenuWords> = { en, es };

/** `locale`: a BCP 47 tag as the system gives it; every language but Spanish reads English. */
export const menuLanguage = (locale: string): Language => (/^es\b/i.test(locale) ? 'es' : 'en');
