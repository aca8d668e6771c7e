// A whole event as the grid's cells read it.
import type { AuditEvent } from '#shared/model/event.ts';
import { fieldChangesOf } from '#shared/model/field-changes.ts';
import type { CellEvent } from './cell-value.ts';

/** With every change, where a row of a page has the first few. */
export const wholeEvent = (event: AuditEvent): CellEvent => ({ ...event, changes: fieldChangesOf(event) });
