import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../ui/api/client.ts';
import { dayIn, ownZone, useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Queue } from './queues.ts';

/** The queues whose reason is a day: said in the reader's words. Of the others the server says why. */
const BY_DAY = [
  'deactivatingThisWeek',
  'promisesDue',
  'proofsToReview',
  'unmatchedTransfers',
  'disputesToAnswer',
  'cardsExpiring',
] as const;
/** Those whose name says it all. */
const SAID = ['undeliverable', 'mine'] as const;

/** Why somebody is in a queue; what has a desk leads to it. */
export function Why({ queue, row }: { queue: Queue; row: Schemas['WorklistRow'] }) {
  const { proofId, transferId, disputeId } = row.subject;
  const said = <Said queue={queue} row={row} />;
  if (proofId !== undefined)
    return (
      <Link to="/proofs/{-$id}" params={{ id: proofId }}>
        {said}
      </Link>
    );
  if (transferId !== undefined)
    return (
      <Link to="/transfers/{-$id}" params={{ id: transferId }}>
        {said}
      </Link>
    );
  if (disputeId !== undefined)
    return (
      <Link to="/disputes/{-$id}" params={{ id: disputeId }}>
        {said}
      </Link>
    );
  return said;
}

function Said({ queue, row }: { queue: Queue; row: Schemas['WorklistRow'] }) {
  const say = useSay();
  const when = useWhen();
  const dated = BY_DAY.find((one) => one === queue);
  if (dated !== undefined && row.at !== null)
    return say(`why.${dated}`, { on: when.dated(dayIn(row.account?.timeZone ?? ownZone(), row.at)) });
  const known = SAID.find((one) => one === queue);
  return known === undefined ? <span lang="en">{row.why}</span> : say(`why.${known}`);
}
