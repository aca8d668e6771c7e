// A statement of non-access that the address asks to put into the pack: it goes into the draft, and out of the address.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { absenceInputSchema } from '#shared/model/absence.ts';
import type { PackSpec } from '#shared/model/pack-spec.ts';
import type { ViewSearch } from '../../data/search.ts';
import { useView } from '../../data/view-state.ts';

type Statement = PackSpec['absence'][number];

/** At most so many fit into a specification. */
const most = 50;

/** The statement told by `actor`, `resource` (`type` or `type:id`), `from`, `to` and `classes` (separated by commas); null where they tell none. */
export const addressStatement = (search: ViewSearch, zone: string): Statement | null => {
  const { actor, resource = '', from, to, classes } = search;
  const colon = resource.indexOf(':');
  const read = absenceInputSchema.omit({ language: true }).safeParse({
    actor,
    resource:
      colon < 0 ? { type: resource, id: null } : { type: resource.slice(0, colon), id: resource.slice(colon + 1) },
    from,
    to,
    zone,
    classes: classes === undefined ? [] : classes.split(','),
  });
  return read.success ? read.data : null;
};

export const useAddressStatement = (spec: PackSpec, onSpec: (part: Partial<PackSpec>) => void): void => {
  const search: ViewSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const { zone } = useView();
  const statement = addressStatement(search, zone);
  const key = statement === null ? null : JSON.stringify(statement);
  const take = useEffectEvent(() => {
    if (statement === null) return;
    const others = spec.absence.filter((one) => JSON.stringify(one) !== key);
    onSpec({ absence: [...others, statement].slice(-most) });
    void navigate({
      to: '.',
      replace: true,
      search: (previous: ViewSearch) => ({
        ...previous,
        actor: undefined,
        resource: undefined,
        from: undefined,
        to: undefined,
        classes: undefined,
      }),
    });
  });
  useEffect(() => {
    if (key !== null) take();
  }, [key]);
};
