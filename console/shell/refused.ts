/** Why the company's own sign-in led back: nobody here is called so, or it wasn't proven who it is. */
export const REFUSED = ['unknown_user', 'not_proven'] as const;
export type Refused = (typeof REFUSED)[number];
