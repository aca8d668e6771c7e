// The places a finding of the chain check leads to, as addresses: the resource's events of a stretch of time.
import type { ResourceRef } from '#shared/model/changes.ts';
import type { Filter } from '#shared/model/filter.ts';
import { allOf } from '#shared/model/filter-edit.ts';
import { printFilter } from '#shared/model/filter-text.ts';
import type { ViewSearch } from '../../../data/search.ts';

/** The resource's events from the first instant to the second, both included. */
export const intervalFilter = ({ type, id }: ResourceRef, from: string, to: string): Filter =>
  allOf([
    { op: 'is', field: 'resource.type', values: [type] },
    { op: 'is', field: 'resource.id', values: [id] },
    // A range ends before its end; the last event may have been in any part of its millisecond.
    { op: 'time', from, to: new Date(Date.parse(to) + 1).toISOString() },
  ]);

/** On the Events page: the resource's events of the stretch, with one of them open at its change. */
export const toInterval =
  (resource: ResourceRef, from: string, to: string, eventId: string | undefined) =>
  (search: ViewSearch): ViewSearch => ({
    zone: search.zone,
    q: printFilter(intervalFilter(resource, from, to)),
    event: eventId,
    tab: eventId === undefined ? undefined : 'change',
  });
