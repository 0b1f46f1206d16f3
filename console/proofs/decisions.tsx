import { Button } from '@mantine/core';
import { useState } from 'react';
import { api, newKey } from '../../ui/api/client.ts';
import { useUser } from '../../ui/api/session.ts';
import { accountChanged, listsChanged } from '../../ui/api/stale.ts';
import { focusChosen, useDeskKeys } from '../../ui/desk.tsx';
import { useUndo } from '../../ui/undo.tsx';
import { useSay } from '../../ui/words.tsx';
import type { Evidence, Proof, Waiting } from './asked.ts';
import classes from './decisions.module.css';
import { RejectDialog } from './reject-dialog.tsx';

interface Props {
  proof: Proof;
  /** The account's. */
  name: string;
  waiting: Evidence['waiting'];
  /** The transfer that somebody found to be its money. */
  picked: string | null;
  pick: (transferId: string | null) => void;
  rows: readonly Waiting[];
  choose: (id: string | null) => void;
}

/** Accept, reject or leave it for later, by button or key; what is decided can be taken back for ten seconds. */
export function Decisions({ proof, name, waiting, picked, pick, rows, choose }: Props) {
  const say = useSay();
  const { held, decide } = useUndo();
  const [isRejecting, setRejecting] = useState(false);
  const role = useUser()?.role;
  const mayDecide = role !== undefined && role !== 'viewer' && proof.status === 'received' && !held.has(proof.id);

  const decided = (said: string, send: () => Promise<unknown>): void => {
    decide({
      id: proof.id,
      said,
      send: async () => {
        await send().finally(() => Promise.all([accountChanged(proof.accountId), listsChanged()]));
      },
      undone: () => {
        choose(proof.id);
        focusChosen();
      },
    });
    choose(after);
    focusChosen();
  };
  /** Made now, so that sending it twice does it once. */
  const asked = () => ({
    params: { path: { id: proof.id }, header: { 'Idempotency-Key': newKey() } },
    keepalive: true,
  });
  const accept = (): void => {
    const wish = asked();
    const body = picked === null ? {} : { transferId: picked };
    decided(say(picked === null ? 'proofs.accepted' : 'proofs.acceptedMatched', { name }), () =>
      api.POST('/v1/proofs-of-payment/{id}/accept', { ...wish, body }),
    );
  };
  const reject = (reason: string): void => {
    const wish = asked();
    setRejecting(false);
    decided(say('proofs.rejected', { name }), () =>
      api.POST('/v1/proofs-of-payment/{id}/reject', { ...wish, body: { reason } }),
    );
  };

  const digits = waiting.map(({ transfer }, i) => [
    String(i + 1),
    () => pick(picked === transfer.id ? null : transfer.id),
  ]);
  const { after } = useDeskKeys(
    rows.map(({ id }) => id),
    proof.id,
    choose,
    mayDecide ? { ...Object.fromEntries(digits), a: accept, r: () => setRejecting(true) } : {},
  );
  const next = rows[rows.findIndex(({ id }) => id === proof.id) + 1];
  if (!mayDecide) return role === 'viewer' ? <p className={classes.viewer}>{say('proofs.viewer')}</p> : null;
  const number = waiting.findIndex(({ transfer }) => transfer.id === picked) + 1;
  return (
    <div className={classes.acts}>
      <Button onClick={accept}>
        {number > 0 ? say('proofs.acceptMatch', { number }) : say('proofs.accept')}
        <kbd aria-hidden>a</kbd>
      </Button>
      <Button variant="default" onClick={() => setRejecting(true)}>
        {say('proofs.reject')}
        <kbd aria-hidden>r</kbd>
      </Button>
      {next !== undefined && (
        <Button variant="subtle" onClick={() => choose(next.id)}>
          {say('proofs.skip')}
          <kbd aria-hidden>s</kbd>
        </Button>
      )}
      <RejectDialog
        opened={isRejecting}
        accountId={proof.accountId}
        name={name}
        onClose={() => setRejecting(false)}
        onReject={reject}
      />
    </div>
  );
}
