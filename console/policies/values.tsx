import { useIntl } from 'react-intl';
import { useSay } from '../../ui/words.tsx';
import { fieldsIn, type NetworkRule, type Rules, SECTIONS, valueAt } from './rules.ts';
import { useValueWords } from './value-words.ts';
import classes from './values.module.css';

/** Every value of a version, by section, as one says it. */
export function Values({ rules }: { rules: Rules }) {
  const say = useSay();
  const words = useValueWords(rules.currency);
  return (
    <div className={classes.sections}>
      {SECTIONS.map((section) => (
        <div key={section} className={classes.section}>
          <h3>{say(`policySection.${section}`)}</h3>
          <dl>
            {fieldsIn(section).map((path) => (
              <div key={path}>
                <dt>{say(`policyField.${path}`)}</dt>
                <dd>{words(path, valueAt(rules, path))}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <div className={classes.section}>
        <h3>{say('policySection.networks')}</h3>
        <dl>
          {rules.networks.map((rule) => (
            <Network key={`${rule.network} ${rule.from}`} rule={rule} />
          ))}
        </dl>
      </div>
    </div>
  );
}

function Network({ rule: { network, from, declines, sameAmount } }: { rule: NetworkRule }) {
  const say = useSay();
  const intl = useIntl();
  const day = new Intl.DateTimeFormat(intl.locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(from));
  return (
    <div>
      <dt>{say('policies.networkFrom', { network, day })}</dt>
      <dd>
        {declines !== null && <span>{say('policies.declinesCap', declines)}</span>}
        {sameAmount !== null && <span>{say('policies.sameAmountCap', sameAmount)}</span>}
        {declines === null && sameAmount === null && say('policies.noCap')}
      </dd>
    </div>
  );
}
