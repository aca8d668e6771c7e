// The addresses of the workbench. Every page carries the view in its search parameters.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  redirect,
} from '@tanstack/react-router';
import { parseSearch, printSearch, validateSearch } from '../data/search.ts';
import { EventsPage } from '../features/shell/events-page.tsx';
import { Shell } from '../features/shell/shell.tsx';

const ToEvents = () => <Navigate to="/events" search={(search) => search} replace />;

const root = createRootRoute({ component: Shell, notFoundComponent: ToEvents, validateSearch });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    // Before anything is drawn: a redirect made by a component can come after the user's first click and undo it.
    beforeLoad: ({ search }) => {
      throw redirect({ to: '/events', search, replace: true });
    },
  }),
  createRoute({ getParentRoute: () => root, path: '/events', component: EventsPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/access',
    component: lazyRouteComponent(() => import('../features/shell/access-place.tsx'), 'AccessPlace'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/changes',
    component: lazyRouteComponent(() => import('../features/shell/changes-place.tsx'), 'ChangesPlace'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sivo',
    component: lazyRouteComponent(() => import('../features/sivo-access/sivo-page.tsx'), 'SivoPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/case',
    component: lazyRouteComponent(() => import('../features/shell/case-place.tsx'), 'CasePlace'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sql',
    component: lazyRouteComponent(() => import('../features/sql/sql-page.tsx'), 'SqlPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/imports',
    component: lazyRouteComponent(() => import('../features/import/imports-page.tsx'), 'ImportsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/quarantine',
    component: lazyRouteComponent(() => import('../features/quarantine/quarantine-page.tsx'), 'QuarantinePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/coverage',
    component: lazyRouteComponent(() => import('../features/coverage/coverage-page.tsx'), 'CoveragePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/integrity',
    component: lazyRouteComponent(() => import('../features/integrity/integrity-page.tsx'), 'IntegrityPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/evidence',
    component: lazyRouteComponent(() => import('../features/shell/evidence-place.tsx'), 'EvidencePlace'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('../features/shell/settings-place.tsx'), 'SettingsPlace'),
  }),
];

export const createWorkbenchRouter = () =>
  createRouter({
    routeTree: root.addChildren(routes),
    parseSearch,
    stringifySearch: printSearch,
    defaultPendingMs: 300,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkbenchRouter>;
  }
}
