/** What the company has settled with everybody (guide; rules, Billing). */
export const TERMS = {
  /** How far back a start may lie. */
  startBackMonths: 3,
  /** Before a cycle, to end with the month before it. */
  noticeDays: 30,
  /** Ordinary phones, for a low-use device to be had. */
  lowUsePhones: 20,
  /** After its e-signature, for an order of equipment to be invoiced. */
  equipmentWorkingDays: 5,
  /** How long a contract of rental may be. */
  rentalMonths: [24, 36],
  /** From its delivery on, for equipment that was bought; what is rented is under warranty for as long as it is. */
  warrantyMonths: 12,
  /** Working days in which another carrier takes numbers over. */
  porting: { fewestDays: 2, mostDays: 18 },
} as const;
