import { query } from '../../ui/api/client.ts';
import { Section } from '../../ui/section.tsx';
import { useSay } from '../../ui/words.tsx';
import classes from './segments.module.css';

/** Which policy a new account gets: by the first rule that fits. Nothing where there are no rules. */
export function Segments() {
  const say = useSay();
  const { data } = query.useQuery('get', '/v1/policy-segments');
  const segments = data?.items ?? [];
  if (segments.length === 0) return null;
  return (
    <Section title={say('policies.segments')}>
      <p className={classes.lead}>{say('policies.segmentsLead')}</p>
      <ol className={classes.segments}>
        {segments.map(({ policy, currency, tag }) => (
          <li key={`${policy} ${currency} ${tag}`}>
            <strong>{policy}</strong>{' '}
            {[
              ...(currency === null ? [] : [say('policies.ifCurrency', { currency })]),
              ...(tag === null ? [] : [say('policies.ifTag', { tag })]),
            ].join(' · ') || say('policies.ifAny')}
          </li>
        ))}
      </ol>
    </Section>
  );
}
