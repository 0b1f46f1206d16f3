import { Button, Select } from '@mantine/core';
import IconUpload from '@tabler/icons-react/icons/IconFileUpload';
import { type DragEvent, useRef, useState } from 'react';
import { newKey } from '../../ui/api/client.ts';
import { dayAfter } from '../../ui/days.ts';
import { useWhen } from '../../ui/time.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import classes from './drop-file.module.css';
import { sampleFile } from './sample.ts';
import { sendFile, type Written } from './send-file.ts';

const DATES: Written['dateFormat'][] = ['YYYY-MM-DD', 'DD/MM/YYYY', 'MM/DD/YYYY'];

/** Where a file is dropped or chosen. It is sent at once: nothing happens by that. */
export function DropFile({ onSent }: { onSent: (id: string) => void }) {
  const say = useSay();
  const { today } = useWhen();
  const input = useRef<HTMLInputElement>(null);
  const [written, setWritten] = useState<Written>({ dateFormat: 'YYYY-MM-DD', decimal: '.' });
  const [isOver, setOver] = useState(false);
  const [sending, setSending] = useState<string | null>(null);
  const [wrong, setWrong] = useState<unknown>(null);

  const send = async (file: File | undefined): Promise<void> => {
    if (file === undefined || sending !== null) return;
    setSending(file.name);
    setWrong(null);
    try {
      onSent((await sendFile(file, written, newKey())).id);
    } catch (error) {
      setWrong(error);
    } finally {
      setSending(null);
      // The same file, put right, may be chosen again.
      if (input.current !== null) input.current.value = '';
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <div className={classes.wrap}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: whoever can't drop a file has the button in it */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        aria-busy={sending !== null || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconUpload size={28} aria-hidden />
        <p className={classes.what}>
          {sending === null ? say('import.drop') : say('import.sending', { name: sending })}
        </p>
        <input
          ref={input}
          id="import-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          className="heard"
          tabIndex={-1}
          aria-label={say('import.file')}
          onChange={(event) => void send(event.currentTarget.files?.[0])}
        />
        <Button loading={sending !== null} onClick={() => input.current?.click()}>
          {say('import.choose')}
        </Button>
        <p className={classes.hint}>
          {say('import.hint')}{' '}
          <a
            download="puntual-sample.csv"
            href={`data:text/csv;charset=utf-8,${encodeURIComponent(sampleFile((days) => dayAfter(today, days)))}`}
          >
            {say('import.sample')}
          </a>
        </p>
      </div>
      <div className={classes.written}>
        <Select
          label={say('import.dates')}
          data={DATES.map((value) => ({ value, label: say(`import.dates.${value}`) }))}
          value={written.dateFormat}
          allowDeselect={false}
          onChange={(value) => setWritten({ ...written, dateFormat: value as Written['dateFormat'] })}
        />
        <Select
          label={say('import.decimal')}
          data={[
            { value: '.', label: '1,160.00' },
            { value: ',', label: '1.160,00' },
          ]}
          value={written.decimal}
          allowDeselect={false}
          onChange={(value) => setWritten({ ...written, decimal: value as Written['decimal'] })}
        />
      </div>
      {wrong !== null && <Wrong error={wrong} />}
    </div>
  );
}
