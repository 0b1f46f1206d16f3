/**
 * Who is which of a thousand: `r` of account `n`, in no order that the rows lie in. 30 of 1,000 are overdue, since 1 to 90
 * days, after 60 of them off; 520 more owe an invoice that isn't due; 5 are closed. Each 20th is Ana's.
 */
export const OF_ALL = `FROM generate_series(1, :accounts) n, LATERAL (
    SELECT n * 7919::bigint % 1000 AS r, (1 + n * 104729::bigint % 90)::int AS age
  ) k, LATERAL (SELECT r < 30 AS late, r < 550 AS owes, r < 30 AND age > 60 AS off, r >= 995 AS closed) w`;
