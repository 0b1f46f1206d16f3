import { account } from '../setup.ts';

const OF_RENTAL = { series: 'rental' } as const;

const VOIDED = { guard: { type: 'isMonthVoided', params: OF_RENTAL }, actions: 'billRentalAgain' } as const;

const DELIVERED = { guard: 'isRented', actions: 'startRental' } as const;

/** The invoices of what is rented: a series of its own, with its own start. */
export const rental = account.createStateConfig({
  description: 'Whether equipment is rented, and whether its months are billed. It goes on while the service is off.',
  initial: 'none',
  states: {
    none: {
      description: 'Nothing was ever rented.',
      on: {
        EQUIPMENT_DELIVERED: { ...DELIVERED, target: 'running', description: 'equipment is delivered that is rented' },
      },
    },
    running: {
      description: 'Each month is billed beside the service, until an end is asked for.',
      on: {
        DEADLINE_REACHED: [
          { guard: { type: 'isBillDue', params: { kind: 'billMonth', ...OF_RENTAL } }, actions: 'billRental' },
          {
            guard: { type: 'isBillDue', params: { kind: 'contractEnds', ...OF_RENTAL } },
            actions: 'continueRental',
          },
        ],
        MONTH_BILLED: [
          {
            guard: { type: 'isLastMonth', params: OF_RENTAL },
            target: 'ended',
            actions: 'takeMonth',
            description: 'all that was rented has ended, and is billed',
          },
          { guard: { type: 'isMonthOf', params: OF_RENTAL }, actions: 'takeMonth' },
        ],
        MONTH_KEPT: { guard: { type: 'isMonthOf', params: OF_RENTAL }, actions: 'keepMonth' },
        MONTH_FAILED: { guard: { type: 'isMonthOf', params: OF_RENTAL }, actions: 'failMonth' },
        INVOICE_VOIDED: VOIDED,
        MONTH_CHASED: { actions: 'chaseRental' },
        EQUIPMENT_DELIVERED: DELIVERED,
        RENTAL_ENDED: { actions: 'takeRentalEnd' },
      },
    },
    ended: {
      description: 'Nothing is rented any more, and all of it is billed.',
      on: {
        EQUIPMENT_DELIVERED: { ...DELIVERED, target: 'running', description: 'something is rented anew' },
        INVOICE_VOIDED: {
          ...VOIDED,
          target: '#account.rental.running',
          description: 'an invoice of a month is void, and is made anew',
        },
      },
    },
  },
});
