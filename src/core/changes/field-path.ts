// How a change names a field: the rules are shared with the page.
export { idKeyOf, idOf, isObject, pointerOf, stepsTo, valueAt } from '#shared/model/field-path.ts';
