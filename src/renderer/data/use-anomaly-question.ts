// What the address asks of the method: which events, with which parameters, on which days. Every page about outliers asks this.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import type { OverviewInput } from '#shared/model/actor-scores.ts';
import { type AnomalyParameters, accessActions, defaultAnomalyParameters } from '#shared/model/anomaly.ts';
import { everyAction, printAnomalyParameters, readAnomalyParameters, withCalendarZone } from './anomaly-address.ts';
import { usePreferences } from './preferences.tsx';
import { scoredDays } from './scored-days.ts';
import type { ViewSearch } from './search.ts';
import { useView } from './view-state.ts';

export interface AnomalyQuestion {
  /** The filter without its time, the parameters, and the days to be scored. */
  question: OverviewInput;
  parameters: AnomalyParameters;
  /** False where the address holds parameters that cannot be read; the usual ones are used then. */
  readable: boolean;
  setParameters(parameters: AnomalyParameters): void;
}

const inAddress = (parameters: AnomalyParameters): ViewSearch => {
  const actions = parameters.actions?.join() ?? everyAction;
  return {
    resource: parameters.resource === defaultAnomalyParameters.resource ? undefined : parameters.resource,
    actions: actions === accessActions.join() ? undefined : actions,
    parameters: printAnomalyParameters(parameters) || undefined,
  };
};

export const useAnomalyQuestion = (): AnomalyQuestion => {
  const { filter, zone } = useView();
  const { resource, actions, parameters: text }: ViewSearch = useSearch({ strict: false });
  const { tenantZone } = usePreferences();
  const navigate = useNavigate();
  const { parameters, readable } = useMemo(
    () => readAnomalyParameters({ resource, actions, parameters: text }),
    [resource, actions, text],
  );
  const setParameters = useCallback(
    (next: AnomalyParameters, replace = false) =>
      void navigate({ to: '.', replace, search: (previous: ViewSearch) => ({ ...previous, ...inAddress(next) }) }),
    [navigate],
  );
  // The tenant's own zone goes into the address at once: the same link must give the same numbers on another machine.
  const bare = text === undefined && tenantZone !== defaultAnomalyParameters.calendar.zone;
  useEffect(() => {
    if (bare) setParameters(withCalendarZone(parameters, tenantZone), true);
  }, [bare, parameters, tenantZone, setParameters]);
  const asked = useMemo(
    () => (bare ? withCalendarZone(parameters, tenantZone) : parameters),
    [bare, parameters, tenantZone],
  );
  const question = useMemo(
    () => ({ ...scoredDays(filter, zone, asked.calendar.zone), parameters: asked }),
    [filter, zone, asked],
  );
  return { question, parameters: asked, readable, setParameters };
};
