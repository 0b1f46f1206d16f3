import type { Role } from '../../domain/account.ts';

/** Who may call a route: these roles, or whoever comes. Each route says it in its `config`. */
export type Access = readonly Role[] | 'anybody';

export const READ: Access = ['admin', 'agent', 'viewer'];
export const WRITE: Access = ['admin', 'agent'];
export const ADMIN: Access = ['admin'];
