import type { Judgement } from './decision.ts';
import {
  AUTHENTICATE,
  BLOCKED,
  CALL_BANK,
  CLOSED,
  DUPLICATE,
  EXPIRED,
  FUNDS,
  LIMIT,
  NOT_ALLOWED,
  REVOKED,
  TECHNICAL,
  UNCLEAR,
  WRONG_DETAILS,
} from './decision.ts';

/**
 * Response codes of ISO 8583 (field 39) with the networks' additions; approvals (00, 08, 10, 11, 16, 32, 85) are no
 * declines. Written with `iso_` before the two characters: bare, 'R1' or '03' would also be a debit's return or an
 * advice code.
 */
export type IsoCode = `iso_${
  | '01'
  | '02'
  | '03'
  | '04'
  | '05'
  | '06'
  | '07'
  | '09'
  | '12'
  | '13'
  | '14'
  | '15'
  | '17'
  | '18'
  | '19'
  | '20'
  | '21'
  | '22'
  | '23'
  | '25'
  | '28'
  | '30'
  | '31'
  | '33'
  | '34'
  | '35'
  | '36'
  | '37'
  | '38'
  | '39'
  | '40'
  | '41'
  | '42'
  | '43'
  | '44'
  | '46'
  | '51'
  | '52'
  | '53'
  | '54'
  | '55'
  | '56'
  | '57'
  | '58'
  | '59'
  | '60'
  | '61'
  | '62'
  | '63'
  | '64'
  | '65'
  | '66'
  | '67'
  | '68'
  | '70'
  | '71'
  | '72'
  | '74'
  | '75'
  | '76'
  | '77'
  | '78'
  | '79'
  | '80'
  | '81'
  | '82'
  | '83'
  | '84'
  | '86'
  | '87'
  | '88'
  | '89'
  | '90'
  | '91'
  | '92'
  | '93'
  | '94'
  | '95'
  | '96'
  | '98'
  | '1A'
  | '5C'
  | '6P'
  | '9G'
  | 'B1'
  | 'B2'
  | 'N0'
  | 'N3'
  | 'N4'
  | 'N5'
  | 'N7'
  | 'N8'
  | 'P5'
  | 'P6'
  | 'Q1'
  | 'R0'
  | 'R1'
  | 'R2'
  | 'R3'
  | 'Z1'
  | 'Z3'
  | 'Z5'}`;

export const ISO_SOURCE =
  'ISO 8583 response codes; hard ones after Visa decline category 1 (issuer will never approve)';

export const ISO = {
  iso_01: CALL_BANK, // refer to issuer
  iso_02: CALL_BANK, // refer to issuer, special condition
  iso_03: TECHNICAL, // invalid merchant: ours to put right, the card is good
  iso_04: BLOCKED, // pick up card
  iso_05: UNCLEAR, // do not honour
  iso_06: TECHNICAL, // error
  iso_07: BLOCKED, // pick up card, special condition
  iso_09: TECHNICAL, // request in progress
  iso_12: NOT_ALLOWED, // invalid transaction
  iso_13: LIMIT, // invalid amount
  iso_14: WRONG_DETAILS, // invalid account number
  iso_15: WRONG_DETAILS, // no such issuer
  iso_17: REVOKED, // customer cancellation
  iso_18: CALL_BANK, // customer dispute
  iso_19: TECHNICAL, // re-enter transaction
  iso_20: TECHNICAL, // invalid response
  iso_21: CALL_BANK, // no action taken
  iso_22: TECHNICAL, // suspected malfunction
  iso_23: TECHNICAL, // unacceptable fee
  iso_25: TECHNICAL, // unable to locate record
  iso_28: TECHNICAL, // file temporarily unavailable
  iso_30: TECHNICAL, // format error
  iso_31: NOT_ALLOWED, // bank not supported by the switch
  iso_33: EXPIRED, // expired card, pick up
  iso_34: BLOCKED, // suspected fraud, pick up
  iso_35: BLOCKED, // contact acquirer, pick up
  iso_36: BLOCKED, // restricted card, pick up
  iso_37: BLOCKED, // call acquirer security, pick up
  iso_38: BLOCKED, // PIN tries exceeded, pick up
  iso_39: CLOSED, // no credit account
  iso_40: TECHNICAL, // requested function not supported
  iso_41: BLOCKED, // lost card
  iso_42: CLOSED, // no universal account
  iso_43: BLOCKED, // stolen card
  iso_44: CLOSED, // no investment account
  iso_46: CLOSED, // closed account
  iso_51: FUNDS, // not sufficient funds
  iso_52: CLOSED, // no checking account
  iso_53: CLOSED, // no savings account
  iso_54: EXPIRED, // expired card
  iso_55: AUTHENTICATE, // incorrect PIN
  iso_56: WRONG_DETAILS, // no card record
  iso_57: NOT_ALLOWED, // transaction not permitted to cardholder
  iso_58: TECHNICAL, // transaction not permitted to terminal: ours to put right
  iso_59: CALL_BANK, // suspected fraud: the bank asks its customer, and a later try may pass (Visa category 2)
  iso_60: TECHNICAL, // contact acquirer
  iso_61: LIMIT, // exceeds amount limit
  iso_62: BLOCKED, // restricted card
  iso_63: CALL_BANK, // security violation
  iso_64: TECHNICAL, // original amount incorrect
  iso_65: LIMIT, // exceeds count limit
  iso_66: CALL_BANK, // call acquirer's security
  iso_67: BLOCKED, // hard capture
  iso_68: TECHNICAL, // response received too late
  iso_70: AUTHENTICATE, // PIN data required
  iso_71: TECHNICAL, // PIN not changed
  iso_72: CALL_BANK, // account not yet activated
  iso_74: TECHNICAL, // unable to verify PIN
  iso_75: CALL_BANK, // PIN tries exceeded
  iso_76: TECHNICAL, // unable to locate previous message
  iso_77: TECHNICAL, // inconsistent with previous message
  iso_78: CALL_BANK, // blocked, first use of the card; to Mastercard: invalid account type
  iso_79: TECHNICAL, // already reversed
  iso_80: TECHNICAL, // invalid date, or issuer not available
  iso_81: TECHNICAL, // cryptographic error
  iso_82: AUTHENTICATE, // negative online card check
  iso_83: CALL_BANK, // fraud or security (Mastercard)
  iso_84: TECHNICAL, // invalid authorisation life cycle
  iso_86: TECHNICAL, // cannot verify PIN
  iso_87: TECHNICAL, // network unavailable
  iso_88: TECHNICAL, // cryptographic failure
  iso_89: AUTHENTICATE, // unacceptable PIN
  iso_90: TECHNICAL, // cut-off in process
  iso_91: TECHNICAL, // issuer or switch inoperative
  iso_92: TECHNICAL, // no route to the issuer
  iso_93: NOT_ALLOWED, // cannot be completed, violation of law
  iso_94: DUPLICATE, // duplicate transmission
  iso_95: TECHNICAL, // reconcile error
  iso_96: TECHNICAL, // system malfunction
  iso_98: TECHNICAL, // duplicate reversal
  iso_1A: AUTHENTICATE, // additional customer authentication required
  iso_5C: NOT_ALLOWED, // transaction not supported by the issuer
  iso_6P: AUTHENTICATE, // identity verification failed
  iso_9G: BLOCKED, // blocked by the cardholder
  iso_B1: TECHNICAL, // surcharge not permitted
  iso_B2: TECHNICAL, // surcharge not supported
  iso_N0: TECHNICAL, // force stand-in processing
  iso_N3: TECHNICAL, // cash service not available
  iso_N4: LIMIT, // exceeds issuer limit
  iso_N5: NOT_ALLOWED, // ineligible for resubmission
  iso_N7: { ...AUTHENTICATE, category: 'wrongDetails' }, // security code failure
  iso_N8: LIMIT, // exceeds the pre-authorised amount
  iso_P5: AUTHENTICATE, // PIN unblock declined
  iso_P6: AUTHENTICATE, // PIN change declined
  iso_Q1: AUTHENTICATE, // card authentication failed
  iso_R0: REVOKED, // stop payment order
  iso_R1: REVOKED, // revocation of authorisation order
  iso_R2: NOT_ALLOWED, // does not qualify for Visa PIN
  iso_R3: REVOKED, // revocation of all authorisations
  iso_Z1: TECHNICAL, // offline declined
  iso_Z3: TECHNICAL, // unable to go online, offline declined
  iso_Z5: TECHNICAL, // valid account, amount not supported
} satisfies Record<IsoCode, Judgement>;
