import type { Role } from '../account.ts';

/** Of people of the company, and of the keys of its systems. */
export type StaffRole = Exclude<Role, 'customer'>;

export const STAFF_ROLES = ['admin', 'agent', 'viewer'] as const satisfies readonly StaffRole[];
