import { BadRow, type CallRow } from '../usage-files.ts';
import { accountIn, msOf, orNull, secondsOf } from '../values.ts';

/**
 * caller_id_name,caller_id_number,destination_number,context,start_stamp,answer_stamp,end_stamp,duration,billsec,
 * hangup_cause,uuid,bleg_uuid,accountcode
 */
const FEWEST = 11;
/** A leg's other one is written within seconds: so many are remembered. */
const LEGS = 100_000;

/**
 * `mod_cdr_csv` of FreeSWITCH: without a heading, its stamps local, a row a leg. The a-leg is the call; the b-leg that it
 * names is passed over (null), for which it has to come after it, as it does unless told otherwise (`legs`).
 */
export function freeswitchRows(timeZone: string): (cells: readonly string[]) => CallRow | null {
  const others = new Set<string>();
  return (cells) => {
    if (cells.length < FEWEST)
      throw new BadRow('unreadable', `It has ${cells.length} cells; a record of FreeSWITCH has at least ${FEWEST}`);
    const [, from = '', to = '', , start = '', answer = '', end = '', , billsec = '', , uuid, other, account] = cells;
    const id = orNull(uuid);
    if (id !== null && others.delete(id)) return null;
    const legB = orNull(other);
    if (legB !== null) {
      if (others.size >= LEGS) others.clear();
      others.add(legB);
    }
    const startedMs = msOf('start_stamp', start, timeZone);
    return {
      eventId: id,
      from,
      to,
      startedMs,
      endedMs: Math.max(startedMs, msOf('end_stamp', end, timeZone)),
      seconds: secondsOf('billsec', billsec),
      answered: answer.trim() !== '',
      direction: null,
      device: null,
      accountId: accountIn(account),
    };
  };
}
