import { account } from '../setup.ts';

export const collections = account.createStateConfig({
  description: 'The case: from the first overdue day until nothing due is open.',
  initial: 'current',
  states: {
    current: {
      description: 'Nothing is overdue.',
      always: [
        {
          guard: 'somethingOverdue',
          target: 'overdue',
          actions: 'beginOverdue',
          description: 'the day after an invoice was due',
        },
        { guard: 'caseIsOver', actions: 'closeCase' },
      ],
      on: {
        RECOVERY_UNDONE: {
          guard: 'nothingOpen',
          target: 'writtenOff',
          description: 'money for a debt that was written off is taken back',
        },
      },
    },
    overdue: {
      description: 'Reminded on the days of the policy, then given the last notice.',
      always: [
        {
          guard: 'nothingOverdue',
          target: 'current',
          actions: 'endOverdue',
          description: 'paid, credited, disputed or void',
        },
        { guard: 'anchorChanged', actions: 'reanchor' },
      ],
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'isDue', params: { kind: 'reminder' } }, actions: 'remind' },
          { guard: { type: 'isDue', params: { kind: 'lastNotice' } }, actions: 'giveLastNotice' },
          { guard: { type: 'needsApproval', params: { kind: 'deactivation' } }, actions: 'askApproval' },
        ],
        SERVICE_CUT: { target: 'deactivated', description: 'the service is deactivated' },
        SKIP_REMINDER_REQUESTED: { guard: 'isPermitted', actions: 'skipReminder' },
        EXTEND_REQUESTED: { guard: 'isPermitted', actions: 'extendDeactivation' },
      },
    },
    deactivated: {
      description: 'The service is off for this debt; reminded once a month.',
      always: { guard: 'anchorChanged', actions: 'reanchor' },
      on: {
        DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'reminder' } }, actions: 'remind' },
        OVERDUE_SETTLED: {
          target: 'current',
          actions: 'endOverdue',
          description: 'all that was overdue is paid or credited',
        },
        SERVICE_RESTORED: { target: 'overdue', description: 'the service is on again for a while' },
      },
    },
    writtenOff: {
      description: 'Nothing is asked for any more, until there is a new debt.',
      always: { guard: 'somethingOpen', target: 'current', description: 'a new invoice' },
      on: {
        WRITE_OFF_RECOVERED: {
          guard: 'nothingUncollected',
          target: 'current',
          description: 'all that was written off is paid after all',
        },
      },
    },
  },
  on: {
    SEND_REMINDER_REQUESTED: { guard: 'isPermitted', actions: 'sendReminder' },
    WRITE_OFF_REQUESTED: {
      guard: 'isPermitted',
      target: '.writtenOff',
      actions: 'writeOff',
      description: 'an admin writes the debt off',
    },
  },
});
