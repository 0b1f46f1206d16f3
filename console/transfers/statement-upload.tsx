import { Button, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { api, newKey, query, type Schemas } from '../../ui/api/client.ts';
import { asProblem, type Problem } from '../../ui/api/problem.ts';
import { decidedOn } from '../../ui/api/stale.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { StatementResult } from './statement-result.tsx';
import classes from './statement-upload.module.css';

type Statement = Schemas['BankStatement'];

/** What each kind of file is sent as. */
const TYPES = { csv: 'text/csv', camt053: 'application/xml', mt940: 'text/plain' } as const satisfies Record<
  Statement['format'],
  string
>;
type Format = keyof typeof TYPES;
const FORMATS = Object.keys(TYPES) as Format[];

/** Banks whose files are known, by the name of the mapping that is shipped; a company's own stand as they are called. */
const SHIPPED: Readonly<Record<string, string>> = {
  'bbva-mx': 'BBVA México',
  'santander-mx': 'Santander México',
  'banorte-mx': 'Banorte',
  'bofa-cashpro': 'Bank of America CashPro',
};

/** A format by what the file is called: banks' names end as these do. */
const formatOf = (name: string): Format =>
  /\.xml$/i.test(name) ? 'camt053' : /\.(sta|mt940|940|swi)$/i.test(name) ? 'mt940' : 'csv';

/** A bank's file: sent whole, and told what came of it. Sent again it brings nothing twice. */
export function StatementUpload({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog about={opened || null} wide title={() => say('statement.upload')} onClose={onClose}>
      {() => <Upload onClose={onClose} />}
    </Dialog>
  );
}

function Upload({ onClose }: { onClose: () => void }) {
  const say = useSay();
  const [file, setFile] = useState<File | null>(null);
  const [format, setFormat] = useState<Format>('csv');
  const [isMissing, setMissing] = useState(false);
  const [sending, setSending] = useState(false);
  const [wrong, setWrong] = useState<Problem | null>(null);
  const [result, setResult] = useState<Statement | null>(null);
  const { data: mappings } = query.useQuery('get', '/v1/bank-mappings', {}, { staleTime: 60_000 });
  const key = useRef(newKey());

  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setMissing(file === null);
    if (file === null) return;
    setSending(true);
    setWrong(null);
    const [mapping, through] = [String(typed.get('mapping') ?? ''), String(typed.get('through') ?? '')];
    try {
      const { data } = await api.POST('/v1/bank-statements', {
        params: {
          query: {
            format,
            ...(mapping === '' ? {} : { mapping }),
            ...(through === '' ? {} : { importedThrough: through }),
          },
          header: { 'Idempotency-Key': key.current },
        },
        headers: { 'content-type': TYPES[format] },
        // The document knows a file's body as text: it goes as it is.
        body: file as unknown as string,
        bodySerializer: (whole: unknown) => whole as BodyInit,
      });
      setResult(data ?? null);
      await decidedOn('/v1/bank-transfers', []);
    } catch (error) {
      // Sent again, changed or not, it is another wish.
      key.current = newKey();
      setWrong(asProblem(error));
    } finally {
      setSending(false);
    }
  };

  if (result !== null) return <StatementResult statement={result} onClose={onClose} />;
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void send(event)}>
      <TextInput
        type="file"
        label={say('statement.file')}
        description={say('statement.fileHint')}
        error={isMissing ? say('statement.fileMissing') : null}
        data-autofocus
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0] ?? null;
          setFile(chosen);
          if (chosen !== null) setFormat(formatOf(chosen.name));
        }}
      />
      <NativeSelect
        label={say('statement.format')}
        value={format}
        onChange={(event) => setFormat(event.currentTarget.value as Format)}
        data={FORMATS.map((value) => ({ value, label: say(`statement.format.${value}`) }))}
      />
      {format !== 'camt053' && (
        <NativeSelect
          name="mapping"
          label={say('statement.mapping')}
          description={say('statement.mappingHint')}
          data={[
            ...(format === 'csv' ? [] : [{ value: '', label: say('statement.noMapping') }]),
            ...(mappings?.items ?? []).map(({ name }) => ({ value: name, label: SHIPPED[name] ?? name })),
          ]}
        />
      )}
      <TextInput
        type="date"
        name="through"
        label={say('statement.through')}
        description={say('statement.throughHint')}
      />
      {wrong !== null && <Wrong error={wrong} />}
      <Button type="submit" loading={sending}>
        {say('statement.send')}
      </Button>
    </form>
  );
}
