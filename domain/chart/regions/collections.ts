import { words } from '../vocabulary.ts';

/** The case: from the first overdue day until nothing due is open. */
export const collections = words.createStateConfig({
  initial: 'current',
  states: {
    current: {
      always: [
        { guard: 'somethingOverdue', target: 'overdue', actions: 'beginOverdue' },
        { guard: 'caseIsOver', actions: 'closeCase' },
      ],
    },
    overdue: {
      always: [
        { guard: 'nothingOverdue', target: 'current', actions: 'endOverdue' },
        { guard: 'anchorChanged', actions: 'reanchor' },
      ],
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'isDue', params: { kind: 'reminder' } }, actions: 'remind' },
          { guard: { type: 'isDue', params: { kind: 'lastNotice' } }, actions: 'giveLastNotice' },
          { guard: 'needsApproval', actions: 'askApproval' },
        ],
        SERVICE_CUT: 'deactivated',
        SKIP_REMINDER_REQUESTED: { guard: 'isPermitted', actions: 'skipReminder' },
        EXTEND_REQUESTED: { guard: 'isPermitted', actions: 'extendDeactivation' },
      },
    },
    deactivated: {
      always: { guard: 'anchorChanged', actions: 'reanchor' },
      on: {
        DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'reminder' } }, actions: 'remind' },
        OVERDUE_SETTLED: { target: 'current', actions: 'endOverdue' },
        SERVICE_LENT: 'overdue',
      },
    },
    /** Nothing is asked for any more, until there is a new debt. */
    writtenOff: {
      always: { guard: 'somethingOpen', target: 'current' },
    },
    closed: {},
  },
  on: {
    SEND_REMINDER_REQUESTED: { guard: 'isPermitted', actions: 'sendReminder' },
    WRITE_OFF_REQUESTED: { guard: 'isPermitted', target: '.writtenOff', actions: 'writeOff' },
  },
});
