/** What a line of the timeline says of numbers, as a person would: `1 invoice`, `2 invoices`. */
export const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;
