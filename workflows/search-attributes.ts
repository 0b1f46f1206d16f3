import { defineSearchAttributeKey } from '@temporalio/common';

/** What the Temporal UI can list accounts by. Days and kinds are keywords: they sort as text. */
export const ACCOUNT_STATE = defineSearchAttributeKey('PuntualState', 'KEYWORD');
export const ACCOUNT_SERVICE = defineSearchAttributeKey('PuntualService', 'KEYWORD');
export const ACCOUNT_NEXT_ACTION = defineSearchAttributeKey('PuntualNextAction', 'KEYWORD');
export const ACCOUNT_OVERDUE_SINCE = defineSearchAttributeKey('PuntualOverdueSince', 'KEYWORD');
export const ACCOUNT_BALANCE_MINOR = defineSearchAttributeKey('PuntualBalanceMinor', 'INT');

export const ACCOUNT_ATTRIBUTES = [ACCOUNT_STATE, ACCOUNT_SERVICE, ACCOUNT_NEXT_ACTION, ACCOUNT_OVERDUE_SINCE, ACCOUNT_BALANCE_MINOR];
