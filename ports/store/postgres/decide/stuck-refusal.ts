import type { Refusal } from '../../../../domain/refusal.ts';

/** What a stuck account answers to requests. */
export const STUCK_REFUSAL: Refusal = {
  status: 409,
  code: 'account_stuck',
  message:
    'Something went wrong on our side with this account: nothing is decided for it until that is mended. Facts are taken',
  data: {},
};
