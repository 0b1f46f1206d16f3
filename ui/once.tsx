import { Button, TextInput } from '@mantine/core';
import IconCopy from '@tabler/icons-react/icons/IconCopy';
import { useState } from 'react';
import { useSay } from './words.tsx';
import classes from './once.module.css';

/** A key or a link that is shown this once, with a button that copies it. */
export function Once({ label, secret, hint }: { label: string; secret: string; hint: string }) {
  const say = useSay();
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => setCopied(true));
  return (
    <div className={classes.once}>
      <TextInput
        data-autofocus
        readOnly
        label={label}
        description={hint}
        value={secret}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
        {say('once.copy')}
      </Button>
      <span role="status">{isCopied && say('once.copied')}</span>
    </div>
  );
}
