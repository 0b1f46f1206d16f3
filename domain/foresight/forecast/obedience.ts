import type { Effect } from '../../effects.ts';
import type { Outcome } from '../../events.ts';

/**
 * What a world answers in which mails arrive, nothing is stopped, and the service does as it is told (no chart waits
 * for its word); banks and the ledger are another matter.
 */
export function obeyed(effect: Exclude<Effect, { type: 'chargeBalance' | 'lookUpCharge' | 'applyCredit' }>): Outcome[] {
  switch (effect.type) {
    case 'sendEmail': {
      const { mail } = effect.params;
      return [
        { type: 'EMAIL_SENT', key: effect.key, template: mail.topic.template, emailId: '', to: mail.to, subject: '' },
      ];
    }
    // What it would come to is in the record alone: nothing is foreseen.
    case 'billMonth':
      return [
        {
          type: 'MONTH_BILLED',
          key: effect.key,
          month: effect.params.month,
          is: 'nothing',
          invoiceId: null,
          totalMinor: 0,
        },
      ];
    case 'issueEquipment': {
      const { orderId } = effect.params;
      return [{ type: 'EQUIPMENT_INVOICED', key: effect.key, orderId, invoiceId: '', totalMinor: 0 }];
    }
    case 'clearDeactivation':
      return [{ type: 'DEACTIVATION_CLEARED', clearanceId: effect.params.clearanceId }];
    case 'refundPayment': {
      const { refundId, position, amountMinor } = effect.params;
      return [{ type: 'REFUND_SUCCEEDED', refundId, position, amountMinor, isPending: false }];
    }
    case 'deactivateService':
    case 'reactivateService':
      return [];
  }
}

/** Look-ups of a direct debit come once a bank day; in a made-up world it has settled or come back by this one. */
export const DEBIT_ENDS_AT_LOOK_UP = 2;
export const DEBIT_RETURN = 'debit_returned';
