import { useTimeline } from '../../ui/api/timeline.ts';
import { Reasons } from '../../ui/reason-field.tsx';

const MOST = 5;

/** The last reasons that were given on this account. */
export function LastReasons({ accountId, onChoose }: { accountId: string; onChoose: (reason: string) => void }) {
  const { entries } = useTimeline(accountId);
  const given = (entries ?? [])
    .filter(({ type, data }) => type === 'override.applied' && typeof data.reason === 'string')
    .map(({ data }) => data.reason as string);
  return <Reasons of={[...new Set(given)].slice(0, MOST)} onChoose={onChoose} />;
}
