import type { Role } from '../../domain/account.ts';

/** Who may call a route: these roles, or whoever comes. Each route says it in its `config`. */
export type Access = readonly Role[] | 'anybody';

export const READ: Access = ['admin', 'agent', 'viewer'];
export const WRITE: Access = ['admin', 'agent'];
/** What an accountant asks for: the company's money as a whole. */
export const BOOKS: Access = ['admin', 'agent'];
export const ADMIN: Access = ['admin'];
