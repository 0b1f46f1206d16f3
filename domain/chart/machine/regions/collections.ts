import { account } from '../setup.ts';
import { following } from './following.ts';

/** How far the last notice has come: it follows from the case, so that no fact can leave it behind. */
const STANDS = {
  reminding: {
    guard: 'noNoticeCounts',
    means: 'Reminded on the days of the policy. No last notice counts yet, or any more.',
    when: 'no last notice counts for this debt (none has gone, it named others, or its time is over)',
  },
  noticed: {
    guard: 'noticeIsOut',
    means: 'The last notice is out. The service goes off on the day that it names.',
    when: 'the last notice has left',
  },
  unreachable: {
    guard: 'noticeReachedNobody',
    means: 'The last notice bounced at everybody. The service stays on until there is another address.',
    when: 'the last notice bounced at every address',
  },
  awaitingApproval: {
    guard: 'approvalIsAsked',
    means: 'The day is there, and an agent decides whether the service goes off. A no holds until another last notice.',
    when: "the day is there, under a policy that wants a person's word",
  },
} as const;

export const collections = account.createStateConfig({
  description: 'The case: from the first overdue day until nothing due is open.',
  initial: 'current',
  states: {
    current: {
      description: 'Nothing is overdue, or too little to be asked for.',
      always: [
        {
          guard: 'somethingOverdueWhileOff',
          target: 'deactivated',
          actions: 'beginOverdue',
          description: 'the day after an invoice was due, and the service is off already',
        },
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
      initial: 'reminding',
      states: following(STANDS),
      always: [
        {
          guard: 'nothingOverdue',
          target: 'current',
          actions: 'endOverdue',
          description: 'paid, credited, disputed or void, or all but a small remainder',
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
      description: 'The service is off; what is missing is said once a month.',
      always: [
        {
          guard: 'nothingPastDue',
          target: 'current',
          actions: 'endOverdue',
          description: 'all that was overdue is paid or credited',
        },
        { guard: 'anchorChanged', actions: 'reanchor' },
      ],
      on: {
        DEADLINE_REACHED: { guard: { type: 'isDue', params: { kind: 'reminder' } }, actions: 'remind' },
        SERVICE_RESTORED: { target: 'overdue', description: 'the service is on again' },
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
    closed: {
      description: 'The account is closed. Money that comes to it all the same is somebody to see to.',
      always: [
        { guard: 'closedWithMoney', actions: 'askAboutMoney' },
        { guard: 'closedAndEven', actions: 'settleMoney' },
      ],
      on: {
        REOPEN_REQUESTED: [
          {
            guard: 'reopensWrittenOff',
            target: 'writtenOff',
            actions: 'reopenAccount',
            description: 'reopened, with debt that was written off',
          },
          {
            guard: 'isPermitted',
            target: 'current',
            actions: 'reopenAccount',
            description: 'an agent reopens the account',
          },
        ],
      },
    },
  },
  on: {
    CLOSE_REQUESTED: {
      guard: 'isPermitted',
      target: '.closed',
      actions: 'closeAccount',
      description: 'an agent closes the account, with nothing open and no credit left',
    },
    ACCOUNT_OVER: {
      target: '.closed',
      actions: 'closeAccount',
      description: 'the subscription has ended, and nothing is left to bill, to pay or to give back',
    },
    SEND_REMINDER_REQUESTED: { guard: 'isPermitted', actions: 'sendReminder' },
    TASK_DISMISSED: { actions: 'noteDismissed' },
    WRITE_OFF_REQUESTED: {
      guard: 'isPermitted',
      target: '.writtenOff',
      actions: 'writeOff',
      description: 'an admin writes the debt off',
    },
  },
});
