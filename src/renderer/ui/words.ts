import { defineWords } from './define-words.ts';

export const words = defineWords('ui', {
  en: {
    copyDetails: 'Copy details',
    copied: 'Copied',
    retry: 'Try again',
    close: 'Close',
    resize: 'Resize {{name}}',
    configuration: 'Configuration',
    data_access: 'Data access',
    security: 'Security',
    integration: 'Integration',
    other: 'Other',
    sivoTeam: 'SIVO team',
    sivoTeamHint: 'Access by the SIVO team (cross-tenant)',
    notStated: 'not stated',
  },
  es: {
    copyDetails: 'Copiar detalles',
    copied: 'Copiado',
    retry: 'Reintentar',
    close: 'Cerrar',
    resize: 'Cambiar el tamaño de {{name}}',
    configuration: 'Configuración',
    data_access: 'Acceso a datos',
    security: 'Seguridad',
    integration: 'Integración',
    other: 'Otros',
    sivoTeam: 'Equipo SIVO',
    sivoTeamHint: 'Acceso del equipo de SIVO (entre inquilinos)',
    notStated: 'sin indicar',
  },
});
