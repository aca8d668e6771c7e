import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DemoCases, demoCasesSchema, tellDemo } from '#core/demo/demo-answers.ts';
import { type DemoEvent, demoFromMs, demoToMs } from '#core/demo/demo-event.ts';
import { type DemoMoment, demoEvents, demoMoments } from '#core/demo/demo-events.ts';
import { ivrNodeTypes } from '#core/demo/ivr-flow.ts';
import { categories, categoryOf } from '#shared/model/category.ts';
import type { JsonObject, JsonValue } from '#shared/model/json.ts';

const size = { events: 20_000, seed: 1 };
const moments: DemoMoment[] = [...demoMoments(size)];
const events: DemoEvent[] = moments.map(({ event }) => event);

const answersOf = (told: readonly DemoMoment[]): DemoCases => {
  const teller = tellDemo(size);
  for (const moment of told) teller.hear(moment);
  return teller.answers();
};

const digest = (all: Iterable<DemoEvent>): string => {
  const hash = createHash('sha256');
  for (const event of all) hash.update(`${JSON.stringify(event)}\n`);
  return hash.digest('hex');
};

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const change = (value: JsonValue | undefined): { from: JsonValue; to: JsonValue } => {
  if (!isObject(value) || value.from === undefined || value.to === undefined) throw new Error('a change without ends');
  return { from: value.from, to: value.to };
};

/** A state's values by path; the nodes of a flow by their ids. */
const fieldsOf = (state: JsonObject): Map<string, JsonValue> => {
  const fields = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(state)) {
    if (name !== 'nodes' || !Array.isArray(value)) fields.set(name, value);
    else {
      for (const node of value.filter(isObject)) {
        for (const [field, setting] of Object.entries(node)) fields.set(`nodes.${String(node.id)}.${field}`, setting);
      }
    }
  }
  return fields;
};

describe('demo events', () => {
  it('are the same bytes for the same size and seed, on any day and machine', () => {
    expect(digest(demoEvents({ events: 1000, seed: 1 }))).toBe(
      '7b111298fb152f666dbf3f9621d84f9c9a29e0bef107b8bfbb2ebd275943487b',
    );
    expect(digest(demoEvents({ events: 1000, seed: 2 }))).not.toBe(digest(demoEvents({ events: 1000, seed: 1 })));
  });

  it('are exactly as many as asked for, oldest first, within the twelve months, each with its own id', () => {
    for (const count of [1000, 1001, 5000]) {
      const told = [...demoMoments({ events: count, seed: 4 })];
      const times = told.map(({ timeMs }) => timeMs);
      expect(told).toHaveLength(count);
      expect(times).toEqual([...times].sort((one, other) => one - other));
      expect(times[0]).toBeGreaterThanOrEqual(demoFromMs);
      expect(times.at(-1)).toBeLessThan(demoToMs);
      expect(told.map(({ event }) => event.timestamp)).toEqual(times.map((timeMs) => new Date(timeMs).toISOString()));
      expect(new Set(told.map(({ event }) => event.id)).size).toBe(count);
    }
  });

  it('tell of one tenant with about forty people, and of the SIVO team', () => {
    expect(new Set(events.map(({ tenantId }) => tenantId)).size).toBe(1);
    const people = new Set(events.map(({ actor }) => actor.email));
    const own = [...people].filter((email) => email.endsWith('@acme.example'));
    expect(own.length).toBeGreaterThanOrEqual(38);
    expect(own.length).toBeLessThanOrEqual(45);
    const visitors = events.filter(({ actor, crossTenant }) => crossTenant || actor.role === 'superadmin');
    expect(new Set(visitors.map(({ actor }) => actor.role))).toEqual(new Set(['superadmin']));
    expect(visitors.filter(({ actor }) => !actor.email.endsWith('@sivo.example'))).toEqual([]);
  });

  it('use every category of the table and keep to the working day', () => {
    const found = new Set(events.map(({ action, resource }) => categoryOf(action, resource.type)));
    expect([...found].sort()).toEqual(categories.filter((category) => category !== 'other').sort());
    const human = events.filter(({ actor }) => actor.role === 'agent');
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Madrid', hour: '2-digit' });
    const hours = human.map(({ timestamp }) => Number(clock.format(new Date(timestamp))));
    expect(hours.filter((hour) => hour < 7 || hour >= 22)).toEqual([]);
  });
});

describe('changes', () => {
  it('form chains: every from is the to before it, field by field, but for the update that is missing', () => {
    const state = new Map<string, JsonValue>();
    const broken: string[] = [];
    let links = 0;
    const [missing] = answersOf(moments).breaks;
    if (missing === undefined) throw new Error('no update is missing');
    for (const { id, resource, diff } of events) {
      if (id === missing.eventId) state.set(`${resource.type} ${resource.id} ${missing.field}`, missing.found);
      for (const [field, value] of Object.entries(diff ?? {})) {
        const { from, to } = change(value);
        const key = `${resource.type} ${resource.id} ${field}`;
        const known = state.get(key);
        if (known !== undefined) links += 1;
        if (known !== undefined && JSON.stringify(from) !== JSON.stringify(known)) broken.push(id);
        if (JSON.stringify(from) === JSON.stringify(to)) broken.push(id);
        state.set(key, to);
      }
    }
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(200);
  });

  it('come with complete states for policies, flows and roles, and the diff is what lies between them', () => {
    const sensitive = events.filter(
      ({ action, resource, diff }) =>
        (action === 'update' || action === 'publish') &&
        (resource.type === 'recording_policy' || resource.type === 'ivr' || isObject(diff?.role)),
    );
    expect(new Set(sensitive.map(({ resource }) => resource.type))).toEqual(
      new Set(['recording_policy', 'ivr', 'user']),
    );
    for (const { before, after, diff } of sensitive) {
      if (before === undefined || after === undefined) throw new Error('a complete state is missing');
      const [from, to] = [fieldsOf(before), fieldsOf(after)];
      const changed = [...new Set([...from.keys(), ...to.keys()])].filter(
        (name) => JSON.stringify(from.get(name)) !== JSON.stringify(to.get(name)),
      );
      expect(diff).toEqual(
        Object.fromEntries(changed.map((name) => [name, { from: from.get(name) ?? null, to: to.get(name) ?? null }])),
      );
    }
  });

  it('stay sparse elsewhere', () => {
    const plain = events.filter(({ action, resource }) => action === 'update' && resource.type === 'queue');
    expect(plain.length).toBeGreaterThan(50);
    for (const { before, after } of plain) expect([before, after]).toEqual([undefined, undefined]);
  });

  it('show IVR flows with all twelve node types', () => {
    const flow = events.find(({ resource, after }) => resource.type === 'ivr' && after !== undefined)?.after;
    const nodes = Array.isArray(flow?.nodes) ? flow.nodes : [];
    expect(new Set(nodes.map((node) => (isObject(node) ? node.type : null)))).toEqual(new Set(ivrNodeTypes));
  });
});

describe('planted cases', () => {
  const answers = answersOf(moments);
  const caseOf = (id: string) => {
    const found = answers.cases.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no case ${id}`);
    return found;
  };
  const eventsOf = (id: string): DemoEvent[] => {
    const ids = new Set(caseOf(id).eventIds);
    return events.filter((event) => ids.has(event.id));
  };

  it('are all there, by the schema of the file, at any size', () => {
    for (const count of [1000, 20_000]) {
      const teller = tellDemo({ events: count, seed: 3 });
      for (const moment of demoMoments({ events: count, seed: 3 })) teller.hear(moment);
      const told = demoCasesSchema.parse(teller.answers());
      for (const one of told.cases) expect(one.count, one.id).toBeGreaterThan(0);
    }
  });

  it('happen when and by whom they are said to', () => {
    const deletion = eventsOf('queue-deletion');
    expect(deletion).toHaveLength(1);
    expect(new Date(deletion[0]?.timestamp ?? 0).toLocaleString('sv-SE', { timeZone: 'Europe/Madrid' })).toBe(
      '2026-05-30 16:30:12',
    );
    for (const { id, actors } of answers.cases) {
      if (actors.length > 0) expect([...new Set(eventsOf(id).map(({ actor }) => actor.email))]).toEqual(actors);
    }
  });

  it('include a first: the agent never touched a recording before or after', () => {
    const downloads = events.filter(({ actor, resource }) => actor.role === 'agent' && resource.type === 'recording');
    expect(downloads.map(({ id }) => id)).toEqual(caseOf('agent-first-downloads').eventIds);
  });

  it('flip the recording policy off and on around a mass download', () => {
    const flip = eventsOf('policy-flip');
    expect(eventsOf('missing-update')).toEqual([flip[0], flip.at(-1)]);
    expect(flip[0]?.diff).toEqual({ active: { from: true, to: false } });
    expect(flip.at(-1)?.diff).toEqual({ active: { from: false, to: true } });
    expect(flip.slice(1, -1).every(({ resource }) => resource.type === 'recording')).toBe(true);
    expect(flip.length).toBeGreaterThan(10);
  });

  it('leave out one update: two events between which a policy changed, and nobody says how', () => {
    const [missing, ...others] = answers.breaks;
    const [left, seen] = eventsOf('missing-update');
    expect(others).toEqual([]);
    expect(missing).toMatchObject({ resource: left?.resource, field: 'retention_days', eventId: seen?.id });
    expect(left?.after?.retention_days).toBe(missing?.expected);
    expect(seen?.before?.retention_days).toBe(missing?.found);
    expect(missing?.found).not.toBe(missing?.expected);
    expect(left?.resource).toEqual(seen?.resource);
  });

  it('break the rules of cross-tenant access only where planted', () => {
    const team = events.filter(({ actor }) => actor.role === 'superadmin');
    const unflagged = team.filter(({ crossTenant }) => !crossTenant).map(({ id }) => id);
    const silent = team.filter(({ crossTenant, reason }) => crossTenant && reason === undefined).map(({ id }) => id);
    const counts = new Map<string, string[]>();
    for (const { id, reason } of team)
      if (reason !== undefined) counts.set(reason, [...(counts.get(reason) ?? []), id]);
    const reused = [...counts.values()].filter((ids) => ids.length > 1).flat();
    expect(unflagged).toEqual(caseOf('superadmin-without-flag').eventIds);
    expect(silent).toEqual(caseOf('flag-without-reason').eventIds);
    expect(reused).toEqual(caseOf('reason-reused').eventIds);
  });

  it('keep the steady listener steady: about the same on every working day', () => {
    const perDay = new Map<string, number>();
    for (const { timestamp } of eventsOf('steady-listener')) {
      perDay.set(timestamp.slice(0, 10), (perDay.get(timestamp.slice(0, 10)) ?? 0) + 1);
    }
    const sorted = [...perDay.values()].sort((one, other) => one - other);
    expect(Math.max(...sorted)).toBeLessThan(4 * (sorted[Math.floor(sorted.length / 2)] ?? 0));
  });

  it('list at most a thousand ids and say when there are more', () => {
    const steady = caseOf('steady-listener');
    expect(steady.count).toBeGreaterThan(1000);
    expect([steady.eventIds.length, steady.complete]).toEqual([1000, false]);
    for (const { count, eventIds, complete } of [...answers.cases, ...answers.questions]) {
      expect(complete).toBe(count === eventIds.length);
    }
  });
});
