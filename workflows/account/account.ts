import {
  condition,
  continueAsNew,
  patched,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Instant } from '../../domain/time/time.ts';
import type { Agenda, Work } from '../../domain/work.ts';
import { Alarm } from './alarm.ts';
import { lookSignal } from './look-signal.ts';
import { changedAttributes } from './search-attributes.ts';
import { perform, record } from './verbs.ts';
import { readyOf } from './lanes.ts';
import { msUntil } from './workflow-clock.ts';

/** Runs that have believed a lower step before this was told go on as they went. */
const TOLD_OF_RESTORE = 'told-of-restore';
/** Where the record's clock is a little behind Temporal's, what is due here is not due there yet. */
const CLOCKS_DIFFER_MS = 250;

/**
 * An account's hands and clock: it looks what is to be done, does it in lanes, sleeps until the next instant or until
 * it is nudged, and has everything decided that is due by then. It decides nothing and carries nothing but its id: the
 * record owns the state, so this can be ended and begun again at any time.
 */
export async function account(): Promise<void> {
  const { workflowId: id, continuedFromExecutionRunId } = workflowInfo();
  const alarm = new Alarm();
  const busy = new Map<string, Work>();
  let agenda: Agenda | null = null;
  let mustLook = true;

  /**
   * What was read before something that is known already: look again, and then believe it. A record that has gone back
   * is right too.
   */
  function take(read: Agenda, isLook = false): void {
    if (!isLook && agenda !== null && isDoubtful(read, agenda)) {
      mustLook = true;
      return;
    }
    // Of one step, an instant only comes nearer: a test clock was put forward since the other was read.
    const isNearer =
      !isLook &&
      agenda?.step === read.step &&
      agenda.wakeAt !== null &&
      read.wakeAt !== null &&
      agenda.wakeAt < read.wakeAt;
    agenda = isNearer ? { ...read, wakeAt: agenda?.wakeAt ?? null } : read;
    const changed = changedAttributes(read.attributes, workflowInfo().typedSearchAttributes);
    if (changed.length > 0) upsertSearchAttributes(changed);
    for (const work of readyOf(read.work, [...busy.values()])) begin(work);
  }

  /** A record that has gone back was restored: it is told so, and has all stop until it knows again what was done. */
  async function looked(): Promise<Agenda> {
    const knownStep = agenda?.step ?? 0;
    const read = await record.look(id);
    return read.step < knownStep && patched(TOLD_OF_RESTORE) ? record.wentBack(id, knownStep) : read;
  }

  function begin(work: Work): void {
    busy.set(work.id, work);
    // It is never given up on: each of its tries says when the next one is.
    void perform(id, work).then((after) => {
      busy.delete(work.id);
      take(after);
    });
  }

  const wakeAt = (): Instant | null => agenda?.wakeAt ?? null;
  const isDue = (): boolean => agenda?.wakeAt != null && msUntil(agenda.wakeAt) <= 0;
  /** Nothing more is to come by itself: whoever has something for it begins it again. */
  const isOver = (): boolean =>
    !mustLook && busy.size === 0 && agenda !== null && agenda.wakeAt === null && agenda.work.length === 0;
  const mayEnd = (): boolean => isOver() || workflowInfo().continueAsNewSuggested;

  setHandler(lookSignal, (seen) => {
    if (seen === undefined) mustLook = true;
    else {
      // With what has begun this run there is nothing to look for; where it only goes on, a nudge may be one that was
      // on its way for long.
      if (agenda === null && continuedFromExecutionRunId === undefined) mustLook = false;
      take(seen);
    }
  });

  while (!mayEnd()) {
    if (mustLook) {
      mustLook = false;
      take(await looked(), true);
    } else if (isDue()) {
      const dueAt = wakeAt();
      take(await record.reach(id));
      // Of what is due since, nothing was asked yet.
      if (isDue() && !mustLook && wakeAt() === dueAt) await sleep(CLOCKS_DIFFER_MS);
    } else {
      alarm.aim(agenda);
      await condition(() => mustLook || isDue() || alarm.misses(agenda) || mayEnd());
    }
  }
  // Whatever is under way is finished under its key by the next run, or has ended by then.
  if (!isOver()) await continueAsNew<typeof account>();
}

/**
 * Of a lower step; or of the same with nothing to come any more: one of the two was read while the account was stuck.
 */
const isDoubtful = (read: Agenda, known: Agenda): boolean =>
  read.step < known.step || (read.step === known.step && read.wakeAt === null && known.wakeAt !== null);
