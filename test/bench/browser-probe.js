// Runs in the page before its own code: watches for long tasks, and measures from what asks to the frame that answers.
const grid = () => document.querySelector('[data-testid="events-grid"]');
const shownRows = () => [...(grid()?.querySelectorAll('[role=row][aria-rowindex]') ?? [])];
const isBlank = () => {
  const rows = shownRows().filter((row) => row.querySelector('[role=gridcell]') !== null);
  return rows.length === 0 || rows.some((row) => row.textContent === '');
};
const frame = () => new Promise((done) => requestAnimationFrame(done));
const tasks = [];
let doing = 'open';
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) tasks.push({ doing, ms: entry.duration });
}).observe({ type: 'longtask', buffered: true });

/** Milliseconds from `from` until a frame in which `holds`; throws after 20 s. */
const until = async (from, holds) => {
  for (;;) {
    if (holds()) {
      await frame();
      return performance.now() - from;
    }
    if (performance.now() - from > 20_000) throw new Error(`${doing}: nothing within 20 s`);
    await frame();
  }
};
const settled = () => grid()?.getAttribute('aria-busy') === 'false' && !isBlank();

Object.assign(window, {
  bench: {
    firstScreen: async () => until(0, settled),
    /** From the key press that applies the filter until its rows stand in the grid, and until every facet is counted. */
    filter: async (rowCount) => {
      doing = 'filter';
      const pressed = new Promise((done) => {
        window.addEventListener('keydown', (event) => event.key === 'Enter' && done(performance.now()), {
          capture: true,
          once: true,
        });
      });
      const from = await pressed;
      const rows = until(from, () => grid()?.getAttribute('aria-rowcount') === String(rowCount + 1) && settled());
      const facets = until(
        from,
        () =>
          grid()?.getAttribute('aria-rowcount') === String(rowCount + 1) &&
          document.querySelector('[data-testid="facets"] [aria-busy=true]') === null,
      );
      return { rows: await rows, facets: await facets };
    },
    jump: async (share) => {
      doing = 'jump';
      const element = grid();
      if (element === null) throw new Error('no grid');
      const first = shownRows()[1]?.getAttribute('aria-rowindex');
      const from = performance.now();
      element.scrollTop = element.scrollHeight * share;
      return until(from, () => shownRows()[1]?.getAttribute('aria-rowindex') !== first && settled());
    },
    /** Moves down `pixels` a frame for `seconds`. */
    scroll: async (seconds, pixels) => {
      doing = 'scroll';
      const element = grid();
      if (element === null) throw new Error('no grid');
      const began = performance.now();
      let frames = 0;
      let longest = 0;
      let blankSince = null;
      let now = await frame();
      while (now - began < seconds * 1000) {
        element.scrollTop += pixels;
        now = await frame();
        frames += 1;
        if (isBlank()) blankSince ??= now;
        else {
          if (blankSince !== null) longest = Math.max(longest, now - blankSince);
          blankSince = null;
        }
      }
      if (blankSince !== null) longest = Math.max(longest, now - blankSince);
      return { framesPerSecond: (frames * 1000) / (now - began), longestBlankMs: longest };
    },
    /** Goes to an address as a link in the page would. */
    show: (address) => {
      history.pushState({}, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
    },
    /** From the press on the tab of the change until both its states stand side by side, compared. */
    compare: async () => {
      doing = 'compare';
      const press = (selector) => {
        const found = document.querySelector(selector);
        if (found === null) return false;
        found.click();
        return true;
      };
      const from = performance.now();
      press('[role=tab][data-testid=tab-change]');
      await until(from, () => press('[data-testid=comparison-sides]'));
      return until(from, () => document.querySelector('[data-testid=monaco-diff][data-compared=true]') !== null);
    },
    tasks: () => tasks,
  },
});
