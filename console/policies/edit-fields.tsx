import { TextInput } from '@mantine/core';
import { useSay } from '../../ui/words.tsx';
import classes from './edit-fields.module.css';
import { Field, type PolicyForm } from './field.tsx';
import { fieldsIn, type NetworkRule, SECTIONS } from './rules.ts';

const CAPS = ['declines', 'sameAmount'] as const;
const PARTS = ['max', 'hours'] as const;

/** All values of a policy, a section a group. */
export function EditFields({ form }: { form: PolicyForm }) {
  const say = useSay();
  const networks = form.values.networks as NetworkRule[];
  return (
    <div className={classes.sections}>
      {SECTIONS.map((section) => (
        <fieldset key={section} className={classes.section}>
          <legend>{say(`policySection.${section}`)}</legend>
          <div className={classes.fields}>
            {fieldsIn(section).map((path) => (
              <Field key={path} path={path} form={form} />
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset className={classes.section}>
        <legend>{say('policySection.networks')}</legend>
        <p className={classes.lead}>{say('policies.networksLead')}</p>
        {networks.map(({ network, from }, i) => (
          <fieldset key={`${network} ${from}`} className={classes.network}>
            <legend>{say('policies.networkFrom', { network, day: from })}</legend>
            <div className={classes.fields}>
              {CAPS.flatMap((cap) =>
                PARTS.map((part) => (
                  <TextInput
                    key={`${cap} ${part}`}
                    label={say(`policies.cap.${cap}.${part}`)}
                    inputMode="numeric"
                    autoComplete="off"
                    {...form.getInputProps(`networks.${i}.${cap}.${part}`)}
                  />
                )),
              )}
            </div>
          </fieldset>
        ))}
      </fieldset>
    </div>
  );
}
