// The cover and the report of a pack as pages that need nothing else and no script.
import type { PackFacts } from '../pack-facts.ts';
import { coverPaper } from './cover-paper.ts';
import { paperHtml } from './markup/paper-html.ts';
import { reportPaper } from './report-paper.ts';

/** Deterministic: no clock. */
export const reportPages = (facts: PackFacts): { cover: string; report: string } => ({
  cover: paperHtml(coverPaper(facts)),
  report: paperHtml(reportPaper(facts)),
});
