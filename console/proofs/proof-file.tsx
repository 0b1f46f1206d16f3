import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSay } from '../../ui/words.tsx';
import { Wrong } from '../../ui/wrong.tsx';
import { fileQuery, type Proof } from './asked.ts';
import classes from './proof-file.module.css';

const KIB = 1_024;

/**
 * The file in view. It was sent by a stranger: a picture is drawn, text is shown as text, and a PDF by the browser's own
 * viewer, in a place of its own (in a frame with `sandbox` it would draw nothing); nothing of it is ever a page of ours.
 */
export function ProofFile({ proof }: { proof: Proof }) {
  const say = useSay();
  const intl = useIntl();
  if (proof.fileName === null) return <p className={classes.none}>{say('proofs.noFile')}</p>;
  const size = intl.formatNumber(Math.max(1, Math.round((proof.fileBytes ?? 0) / KIB)));
  return (
    <figure className={classes.file}>
      <figcaption className={classes.caption}>
        <span className={classes.name}>{proof.fileName}</span>
        <span>{say('proofs.fileSize', { size })}</span>
        <a href={`/v1/proofs-of-payment/${proof.id}/file`} download={proof.fileName}>
          {say('proofs.download')}
        </a>
      </figcaption>
      <InView proof={proof} name={proof.fileName} />
    </figure>
  );
}

function InView({ proof, name }: { proof: Proof; name: string }) {
  const say = useSay();
  const { data: blob, error, refetch } = useQuery(fileQuery(proof.id));
  const url = useAddressOf(blob, proof.fileType);
  if (error) return <Wrong error={error} again={() => void refetch()} />;
  if (blob === undefined || url === null) return <Skeleton rows={6} />;
  const title = say('proofs.fileOf', { name });
  switch (proof.fileType) {
    case 'image/png':
    case 'image/jpeg':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={classes.picture} tabIndex={0} aria-label={title}>
          <img src={url} alt={title} />
        </section>
      );
    case 'application/pdf':
      return <iframe className={classes.pdf} title={title} src={url} />;
    case 'application/xml':
      return <AsText id={proof.id} blob={blob} title={title} />;
    default:
      return <p className={classes.none}>{say('proofs.notShown')}</p>;
  }
}

function AsText({ id, blob, title }: { id: string; blob: Blob; title: string }) {
  const { data } = useQuery({ queryKey: ['text of a proof', id], queryFn: () => blob.text(), gcTime: 0 });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.text} tabIndex={0} aria-label={title}>
      <pre>{data}</pre>
    </section>
  );
}

/** An address within this page for what it holds in memory, as of one type and no other, for as long as it is shown. */
function useAddressOf(blob: Blob | undefined, type: string | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const made = URL.createObjectURL(blob.slice(0, blob.size, type ?? 'application/octet-stream'));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob, type]);
  return url;
}
