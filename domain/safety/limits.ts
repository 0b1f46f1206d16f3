/** How large an account may grow. Whatever a step costs rises with these, and never with more than them. */

export const MOST_OPEN_INVOICES = 500;

/** Proofs that nobody has decided about among them. */
export const MOST_HOLDS = 500;
