// Whether what the imports claim to hold explains a break: what is missing was never fetched, or is missing from the log.
import { Button, Text } from '@mantine/core';
import { IconAlertTriangle, IconCloudDownload, IconHelpCircle } from '@tabler/icons-react';
import type { ChainBreak } from '#shared/model/chain.ts';
import { usePullDialog } from '../../../data/use-pull-dialog.ts';
import { useView } from '../../../data/view-state.ts';
import { dayOfInstant } from '../../../ui/day-instant.ts';
import { useWords } from '../../../ui/define-words.ts';
import { formatSecond } from '../../../ui/format-time.ts';
import { useFormat } from '../../../ui/use-format.ts';
import classes from './chain.module.css';
import { spanOf, spanText } from './span-text.ts';
import { words } from './words.ts';

const namedGaps = 3;

export const CoverageNote = ({ found }: { found: ChainBreak }) => {
  const say = useWords(words);
  const { count } = useFormat();
  const { zone } = useView();
  const { open } = usePullDialog();
  const { kind, gaps, gapCount } = found.coverage;
  const [first] = gaps;
  const last = gaps.at(-1);
  const missing = spanText(gaps.reduce((sum, gap) => sum + spanOf(gap), 0));
  const more = gapCount - Math.min(namedGaps, gaps.length);
  return (
    <div className={classes.coverage} data-testid="break-coverage" data-kind={kind}>
      {kind === 'covered' ? (
        <IconAlertTriangle size={16} aria-hidden className={classes.serious} />
      ) : (
        <IconHelpCircle size={16} aria-hidden className={classes.open} />
      )}
      <div>
        <Text size="sm">
          {say('between', { span: spanText(spanOf(found)) })} {say(kind, { missing })}
        </Text>
        {kind === 'partly' && (
          <ul className={classes.gaps}>
            {gaps.slice(0, namedGaps).map((gap) => (
              <li key={`${gap.from} ${gap.to}`}>
                {say('gap', {
                  from: formatSecond(gap.from, zone),
                  to: formatSecond(gap.to, zone),
                  zone,
                  span: spanText(spanOf(gap)),
                })}
              </li>
            ))}
            {more > 0 && <li>{say('moreGaps', { count: more, shown: count(more) })}</li>}
          </ul>
        )}
        {first !== undefined && last !== undefined && (
          <Button
            variant="default"
            size="compact-xs"
            mt={4}
            leftSection={<IconCloudDownload size={14} aria-hidden />}
            onClick={() => open(dayOfInstant(Date.parse(first.from), zone), dayOfInstant(Date.parse(last.to), zone))}
          >
            {say('pull')}
          </Button>
        )}
      </div>
    </div>
  );
};
