// Whether an action makes, changes or removes a resource. Actions are open words: one that is not known is an update, and
// only where the event shows a change.

const creating = new Set(['create', 'created', 'add', 'added', 'insert', 'new', 'crear', 'creado', 'alta']);
const deleting = new Set(['delete', 'deleted', 'remove', 'removed', 'destroy', 'purge', 'eliminar', 'borrar', 'baja']);

export type ChangeKind = 'create' | 'update' | 'delete';

/** By the action's last word: `queue.deleted`, `user_create`. */
export const changeKindOf = (action: string | null): ChangeKind => {
  const word =
    (action ?? '')
      .toLowerCase()
      .split(/[\s._:/-]+/)
      .at(-1) ?? '';
  if (creating.has(word)) return 'create';
  return deleting.has(word) ? 'delete' : 'update';
};

/** Whether the action alone says that a resource came into being or went. */
export const isLifecycle = (action: string | null): boolean => changeKindOf(action) !== 'update';
