import { ACCOUNT, ERASED } from './classified.ts';

/**
 * What tombstones are written by: functions of the session, which are gone with it. Of JSON a text stays only where it
 * can be said to be no person's: an id of ours, a day, an instant, a code of a closed set.
 */

/** An id of ours, of a job or of a state of the chart. */
const PREFIXES =
  'acc att aud bfi bst btx cal crn ctc doc dsp eml eqo imp inv irc itm job jrn key mai not ovr pay pln pm prf prt rel ' +
  'rep rfd ses sub swi tsk use usr viw whd whe';
const ID = `(${PREFIXES.replaceAll(' ', '|')})_[a-z0-9_]{8,}(-[0-9]+)?`;
const CODE = '[a-z][A-Za-z]*(-[a-z0-9]+)*|[A-Z]+(_[A-Z]+)+';
const DAY = '[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9:.]+Z)?)?';
const TIME = '[0-9]{1,2}:[0-9]{2}';
const PART = `(${ID}|${CODE}|${DAY}|[0-9]{1,4})`;
const KEYED = `^${PART}([:/ .]${PART})*$`;
const SHAPED = `^(${ID}|${DAY}|${TIME})$`;
const TOKEN = '^[A-Za-z][A-Za-z0-9_.-]{0,47}$';
/** Names of fields, and what the state counts by. */
const FIELD = '^[A-Za-z_][A-Za-z0-9_./-]*$';

/** Under these stand words of closed sets. */
const CODES = [
  'account',
  'admin',
  'agent',
  'autopay',
  'backBy',
  'because',
  'billing',
  'blames',
  'bought',
  'brand',
  'by',
  'code',
  'collections',
  'command',
  'country',
  'currency',
  'declineCode',
  'differs',
  'document',
  'effect',
  'evidence',
  'event',
  'fields',
  'for',
  'form',
  'hold',
  'is',
  'kind',
  'lane',
  'lent',
  'lentBy',
  'locale',
  'matchedBy',
  'mode',
  'of',
  'off',
  'offFor',
  'outcome',
  'overdue',
  'payment',
  'per',
  'pool',
  'price',
  'priceBook',
  'provider',
  'queue',
  'region',
  'rental',
  'role',
  'row',
  'series',
  'service',
  'source',
  'stage',
  'state',
  'status',
  'template',
  'trigger',
  'type',
  'verb',
  'why',
];
/** Under these stands something of the company's or the chart's, as a whole. */
const WHOLE = ['policy', 'taxes', 'value', 'landmarks'];
const AS_IT_IS = ['timeZone', 'rule', 'month'];
/** Under these, and whatever ends like an id, stand keys that are put together. Others give ids as well. */
const KEYS = ['id', 'key', 'cause'];
const OTHERS_IDS = ['externalId', 'eventId', 'mailId', 'providerId'];

const list = (texts: readonly string[]): string => `ARRAY[${texts.map((text) => `'${text}'`).join(', ')}]`;

const FUNCTIONS = `
CREATE OR REPLACE FUNCTION pg_temp.keyed(t text) RETURNS text LANGUAGE sql VOLATILE AS $$
  SELECT CASE WHEN t IS NULL OR t ~ '${KEYED}' OR t LIKE '${ERASED} %' THEN t ELSE '${ERASED} ' || gen_random_uuid() END
$$;

CREATE OR REPLACE FUNCTION pg_temp.worded_text(t text, field text) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF t = '' OR t ~ '${SHAPED}' OR field = ANY(${list(AS_IT_IS)}) THEN RETURN t; END IF;
  IF field = ANY(${list(CODES)}) AND t ~ '${TOKEN}' THEN RETURN t; END IF;
  IF (field = ANY(${list(KEYS)}) OR field ~ 'Ids?$') AND field <> ALL(${list(OTHERS_IDS)}) AND t ~ '${KEYED}' THEN
    RETURN t;
  END IF;
  IF field IN ('number', 'invoiceNumber', 'numbers')
      AND EXISTS (SELECT FROM invoices WHERE number = t AND account_id = ${ACCOUNT}) THEN RETURN t; END IF;
  RETURN '${ERASED}';
END $$;

CREATE OR REPLACE FUNCTION pg_temp.worded(v jsonb, field text DEFAULT '') RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN CASE jsonb_typeof(v)
    WHEN 'object' THEN coalesce((SELECT jsonb_object_agg(
        CASE WHEN e.key ~ '${FIELD}' OR e.key ~ '${KEYED}' THEN e.key ELSE '${ERASED}' END,
        CASE WHEN jsonb_typeof(e.value) IN ('object', 'array') AND e.key = ANY(${list(WHOLE)}) THEN e.value
          ELSE pg_temp.worded(e.value, e.key) END)
      FROM jsonb_each(v) e), '{}')
    WHEN 'array' THEN coalesce((SELECT jsonb_agg(pg_temp.worded(e.value, field) ORDER BY e.n)
      FROM jsonb_array_elements(v) WITH ORDINALITY e (value, n)), '[]')
    WHEN 'string' THEN to_jsonb(pg_temp.worded_text(v #>> '{}', field))
    ELSE v END;
END $$;

CREATE OR REPLACE FUNCTION pg_temp.speaks_of_it(t text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN t IS NOT NULL AND (
    EXISTS (SELECT FROM regexp_matches(t, '[A-Za-z0-9_-]{8,}', 'g') m WHERE m[1] IN (SELECT id FROM pg_temp.its_ids))
    OR coalesce(t ~* (SELECT pattern FROM pg_temp.its_pattern), false));
END $$;

CREATE OR REPLACE FUNCTION pg_temp.is_its_address(t text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM pg_temp.its_words w WHERE w.is_address AND lower(t) LIKE '%' || lower(w.word) || '%')
$$;

CREATE OR REPLACE FUNCTION pg_temp.its_external_ids() RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(word), '{}') FROM pg_temp.its_words WHERE is_external_id
$$;`;

/** The account's own words, before they go: whom it was about, and by what others called it. */
const WORDS = `
  SELECT name AS word, false AS is_external_id FROM accounts WHERE id = ${ACCOUNT}
  UNION SELECT unnest(ARRAY[email, receipt_email, rfc] || billing_recipients), false FROM accounts WHERE id = ${ACCOUNT}
  UNION SELECT external_id, true FROM accounts WHERE id = ${ACCOUNT}
  UNION SELECT external_id, true FROM import_accounts WHERE account_id = ${ACCOUNT}
  UNION SELECT unnest(ARRAY[name, email, phone]), false FROM account_contacts WHERE account_id = ${ACCOUNT}
  UNION SELECT unnest(ARRAY[rfc, name]), false FROM tax_profiles WHERE account_id = ${ACCOUNT}
  UNION SELECT unnest(ARRAY[body #>> '{profile,name}', body #>> '{profile,email}', body #>> '{profile,rfc}']), false
    FROM facts WHERE account_id = ${ACCOUNT} AND type IN ('ACCOUNT_OPENED', 'ACCOUNT_CHANGED')
  UNION SELECT body #>> '{profile,externalId}', true
    FROM facts WHERE account_id = ${ACCOUNT} AND type IN ('ACCOUNT_OPENED', 'ACCOUNT_CHANGED')
  UNION SELECT address, false FROM unreachable_addresses WHERE account_id = ${ACCOUNT}
  UNION SELECT unnest("to"), false FROM emails WHERE account_id = ${ACCOUNT}
  UNION SELECT "from", false FROM mails_in WHERE account_id = ${ACCOUNT}
  UNION SELECT clabe, false FROM virtual_clabes WHERE account_id = ${ACCOUNT}
  UNION SELECT payer_clabe, false FROM transfers WHERE account_id = ${ACCOUNT}
  UNION SELECT unnest(numbers || devices), false FROM subscription_items
    WHERE subscription_id IN (SELECT id FROM subscriptions WHERE account_id = ${ACCOUNT})`;

/** Shorter ones, and short numbers, stand in many a text that is about somebody else. */
const SAYS_SOMETHING = `length(word) >= 6 AND (word ~ '[^0-9]' OR length(word) >= 9)`;
/** Whoever still lives and is called so too: what is said under that name may be said of them. */
const ANOTHERS = `EXISTS (SELECT FROM accounts o WHERE o.id <> ${ACCOUNT} AND o.erased_at IS NULL
  AND (lower(word) IN (lower(o.name), lower(o.email), lower(o.receipt_email), lower(o.rfc))
    OR lower(word) = ANY(lower(o.billing_recipients::text)::text[])))`;
const ESCAPED = `regexp_replace(word, '([^[:alnum:][:space:]@_])', '\\\\\\1', 'g')`;

/** In its transaction, before the first tombstone. `ids`: queries of the ids of all that is its own. */
export const preparing = (ids: readonly string[]): string[] => [
  `CREATE TEMP TABLE its_words ON COMMIT DROP AS
    SELECT word, is_external_id, word LIKE '%@%' AS is_address, ${SAYS_SOMETHING} AS says_something
    FROM (${WORDS}) w WHERE word IS NOT NULL AND (is_external_id OR NOT ${ANOTHERS})`,
  `CREATE TEMP TABLE its_pattern ON COMMIT DROP AS
    SELECT '(^|[^[:alnum:]])(' || string_agg(${ESCAPED}, '|') || ')($|[^[:alnum:]])' AS pattern
    FROM pg_temp.its_words WHERE says_something`,
  FUNCTIONS,
  `CREATE TEMP TABLE its_ids ON COMMIT DROP AS
    SELECT DISTINCT id FROM (${ids.join(' UNION ALL ')}) i WHERE length(id) >= 8`,
  'ANALYZE its_ids',
];
