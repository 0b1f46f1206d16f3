import { BadRow, type CallRow } from '../usage-files.ts';
import { accountIn, msOf, orNull, secondsOf } from '../values.ts';

/**
 * accountcode,src,dst,dcontext,clid,channel,dstchannel,lastapp,lastdata,start,answer,end,duration,billsec,disposition,
 * amaflags,uniqueid[,linkedid,sequence]
 */
const FEWEST = 17;

/** `cdr_csv` of Asterisk: without a heading, its stamps local. Billed is `billsec`, not `duration`. */
export function asteriskRow(cells: readonly string[], timeZone: string): CallRow {
  if (cells.length < FEWEST)
    throw new BadRow('unreadable', `It has ${cells.length} cells; a record of Asterisk has at least ${FEWEST}`);
  const [accountcode, src = '', dst = '', , , channel = '', dstchannel = '', , , start = '', , end = ''] = cells;
  const [, billsec = '', disposition, , uniqueid, , sequence] = cells.slice(12);
  const startedMs = msOf('start', start, timeZone);
  const id = orNull(uniqueid);
  return {
    eventId: id === null ? null : sequence === undefined ? id : `${id}-${sequence}`,
    from: src,
    to: dst,
    startedMs,
    endedMs: Math.max(startedMs, msOf('end', end, timeZone)),
    seconds: secondsOf('billsec', billsec),
    answered: disposition === 'ANSWERED',
    direction: null,
    device: deviceIn(channel) ?? deviceIn(dstchannel),
    accountId: accountIn(accountcode),
  };
}

/** `PJSIP/lobby-0000002a` is the device `lobby`. A trunk has a name too, which no device has. */
const deviceIn = (channel: string): string | null => /^[^/]+\/([^/]+?)-[0-9a-f]{4,}$/.exec(channel)?.[1] ?? null;
