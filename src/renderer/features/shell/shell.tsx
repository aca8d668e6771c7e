// The frame around every page: rail, query bar, page, status bar. Where no archive is open, the welcome takes the page's place.
import { Loader } from '@mantine/core';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useArchive } from '../../data/use-archive.ts';
import { usePageParam, useView } from '../../data/view-state.ts';
import { useWords } from '../../ui/define-words.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { CaseLayer } from '../cases/case-layer.tsx';
import { ExportButton } from '../export/export-button.tsx';
import { ExportLayer } from '../export/export-layer.tsx';
import { ImportLayer } from '../import/import-layer.tsx';
import { ImportMenu } from '../import/import-menu.tsx';
import { IntegrityBanner } from '../integrity/integrity-banner.tsx';
import { MappingLayer } from '../mapping/mapping-layer.tsx';
import { QueryBar } from '../query-bar/query-bar.tsx';
import { RestoreLayer } from '../restore/restore-layer.tsx';
import { CopyLinkMenu } from '../share/copy-link-menu.tsx';
import { LinkGate } from '../share/link-gate.tsx';
import { LinkLayer } from '../share/link-layer.tsx';
import { SourcesLayer } from '../sources/sources-layer.tsx';
import { WelcomePage } from '../welcome/welcome-page.tsx';
import { ArchiveProblem } from './archive-problem.tsx';
import { browseFolders } from './browse-folders.tsx';
import { Commands } from './commands.tsx';
import { EventsTools } from './events-tools.tsx';
import print from './print.module.css';
import { PrintHead } from './print-head.tsx';
import { Rail } from './rail.tsx';
import classes from './shell.module.css';
import { SkipLinks } from './skip-links.tsx';
import { StatusBar } from './status-bar.tsx';
import { words } from './words.ts';

/** Pages that answer questions about events, and so share the query bar. */
const queryPages = new Set(['/events', '/access', '/changes', '/sivo']);

const PageArea = () => {
  const say = useWords(words);
  const { pathname } = useLocation();
  const { archive, problem } = useArchive();
  const { filterProblem } = useView();
  const [look] = usePageParam('look', '');
  const asks = queryPages.has(pathname);
  // Every call goes to the same host as this one: while it fails, nothing shown could be trusted to be current.
  if (problem !== null) return <ArchiveProblem problem={problem} />;
  if (pathname === '/settings') return <Outlet />;
  if (archive === undefined) {
    return (
      <div className={classes.loading} role="status">
        <Loader size="sm" aria-label={say('loading')} />
      </div>
    );
  }
  if (archive === null) {
    // A pack somebody handed over is checked without any archive.
    if (pathname === '/evidence' && look === 'received') return <Outlet />;
    return (
      <LinkGate>
        <WelcomePage />
      </LinkGate>
    );
  }
  return (
    <LinkGate>
      {asks && (
        <QueryBar
          tools={
            <>
              <CopyLinkMenu />
              <ExportButton />
              {pathname === '/events' && <EventsTools />}
              <ImportMenu />
            </>
          }
        />
      )}
      {asks && filterProblem !== null ? (
        <div className={classes.notice}>
          <ProblemNote problem={filterProblem} />
        </div>
      ) : (
        <Outlet />
      )}
    </LinkGate>
  );
};

/** Pages whose rows are drawn as they scroll into view. */
const sheetPages = new Set(['/events', '/sql']);

export const Shell = () => {
  const { pathname } = useLocation();
  return (
    <div className={`${classes.shell} ${print.shell}`}>
      <SkipLinks />
      <div className={`${classes.rail} ${print.frame}`}>
        <Rail />
      </div>
      <main
        className={`${classes.page} ${print.page}`}
        id="page"
        tabIndex={-1}
        data-paper={sheetPages.has(pathname) ? 'sheet' : 'all'}
      >
        <PrintHead />
        <IntegrityBanner />
        <PageArea />
      </main>
      <div className={`${classes.status} ${print.frame}`}>
        <StatusBar />
      </div>
      <LinkLayer />
      <ImportLayer />
      <ExportLayer browse={browseFolders} />
      <MappingLayer />
      <SourcesLayer />
      <CaseLayer />
      <RestoreLayer />
      <Commands />
    </div>
  );
};
