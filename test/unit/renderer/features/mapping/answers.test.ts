import { describe, expect, it } from 'vitest';
import {
  currentProfile,
  dateOrderOf,
  decisionsOf,
  firstAnswers,
  rememberable,
  withDateOrder,
  withProfile,
} from '#renderer/features/mapping/answers.ts';
import { withRule } from '#renderer/features/mapping/draft-profile.ts';
import { type Shape, shapesOf } from '#renderer/features/mapping/shapes.ts';
import { importDecisionsSchema, mappingProfileSchema, noDecisions } from '#shared/model/mapping.ts';
import { sampleInspection, sampleProfile } from './sample-inspection.ts';

const shapeOf = (inspection = sampleInspection()): Shape => {
  const [shape] = shapesOf([inspection]);
  if (shape === undefined) throw new Error('no shape');
  return shape;
};

describe('answers', () => {
  it('begin with the proposed zone, and with nothing where no zone is asked for', () => {
    expect(firstAnswers([sampleInspection()])).toEqual({ zone: 'Europe/Madrid', dateOrder: null, profiles: {} });
    const asked = firstAnswers([sampleInspection({ questions: [] })]);
    expect(decisionsOf(asked)).toEqual(noDecisions);
  });

  it('become decisions the contract takes', () => {
    const edited = withRule(sampleProfile, 'action', { value: 'update' });
    const decisions = decisionsOf(withProfile(firstAnswers([sampleInspection()]), 'f1', edited));
    expect(importDecisionsSchema.parse(decisions)).toEqual(decisions);
    expect(decisions).toMatchObject({ zone: 'Europe/Madrid', profiles: { f1: edited } });
  });

  it('put the order of day and month into the profile of the shape', () => {
    const shape = shapeOf();
    const answers = withDateOrder(firstAnswers([]), shape, 'month-first');
    expect(answers.dateOrder).toBeNull();
    expect(currentProfile(answers, shape).time.format).toBe('month-first');
    expect(dateOrderOf(answers, shape)).toBe('month-first');
  });

  it("settle it for the whole import where the shape is SIVO's own", () => {
    const shape = shapeOf(sampleInspection({ profile: null, origin: 'built-in' }));
    const answers = withDateOrder(firstAnswers([]), shape, 'day-first');
    expect(answers).toEqual({ zone: null, dateOrder: 'day-first', profiles: {} });
    expect(dateOrderOf(answers, shape)).toBe('day-first');
  });

  it('are remembered whole: with the zone and the order that were decided', () => {
    const shape = shapeOf();
    const answers = withDateOrder(firstAnswers([sampleInspection()]), shape, 'day-first');
    const [kept] = rememberable(answers, [shape]);
    expect(kept?.fingerprint).toBe('f1');
    expect(kept?.profile.time).toEqual({ zone: 'Europe/Madrid', format: 'day-first' });
    expect(mappingProfileSchema.parse(kept?.profile)).toEqual(kept?.profile);
  });

  it('are remembered under the name of the file, unless somebody named the mapping', () => {
    const shape = shapeOf(sampleInspection({ name: 'abril/registro.csv' }));
    expect(rememberable(firstAnswers([]), [shape])[0]?.profile.name).toBe('registro.csv');
    const edited = withRule(currentProfile(firstAnswers([]), shape), 'action', { value: 'update' });
    expect(rememberable(withProfile(firstAnswers([]), 'f1', edited), [shape])[0]?.profile.name).toBe('registro.csv');
    const named = shapeOf(sampleInspection({ profile: { ...sampleProfile, name: 'PBX' } }));
    expect(rememberable(firstAnswers([]), [named])[0]?.profile.name).toBe('PBX');
  });

  it("keep nothing for SIVO's own shapes nobody edited, and for shapes without a fingerprint", () => {
    const own = shapeOf(sampleInspection({ profile: null, origin: 'built-in' }));
    const unnamed = shapeOf(sampleInspection({ fingerprint: null }));
    expect(rememberable(firstAnswers([]), [own, unnamed])).toEqual([]);
    const edited = withProfile(firstAnswers([]), 'f1', currentProfile(firstAnswers([]), own));
    expect(rememberable(edited, [own])).toHaveLength(1);
  });
});

describe('a drafted profile', () => {
  it("says the same as SIVO's built-in reading, so that editing begins there", () => {
    const shape = shapeOf(sampleInspection({ profile: null, origin: 'built-in', name: 'panel/export.csv' }));
    const profile = currentProfile(firstAnswers([]), shape);
    expect(mappingProfileSchema.parse(profile)).toEqual(profile);
    expect(profile.name).toBe('export.csv');
    expect(profile.fields).toEqual({
      timestamp: { from: ['Fecha y hora'] },
      'actor.email': { from: ['Usuario'] },
    });
  });

  it('loses and gains rules without touching the one before', () => {
    const without = withRule(sampleProfile, 'actor.email', null);
    expect(Object.keys(without.fields)).toEqual(['timestamp']);
    expect(Object.keys(sampleProfile.fields)).toHaveLength(2);
    expect(withRule(without, 'reason', { from: ['Notas'] }).fields.reason).toEqual({ from: ['Notas'] });
  });
});
