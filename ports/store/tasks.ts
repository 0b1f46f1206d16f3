import type { Actor } from '../../domain/account.ts';
import type { TaskKind, TaskSubject } from '../../domain/tasks.ts';
import type { Day, Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** Something that only a person can do. */
export interface TaskRow {
  id: string;
  kind: TaskKind;
  /** Null: it is of no account alone. */
  accountId: string | null;
  accountName: string | null;
  /** In the account's own time. */
  openedAt: Instant;
  dueOn: Day | null;
  /** Who is to do it, as whoever said so calls them. */
  assigneeId: string | null;
  /** Nobody wants to see it before that day. */
  snoozedUntil: Day | null;
  status: 'open' | 'done' | 'dismissed';
  subject: TaskSubject;
  data: Record<string, unknown>;
  closedAt: Instant | null;
  closedBy: Actor | null;
  reason: string | null;
}

export interface Tasks {
  /** Oldest first; open ones unless told. */
  tasks(
    query: PageQuery & {
      status?: TaskRow['status'] | undefined;
      kind?: TaskKind | undefined;
      accountId?: string | undefined;
      assigneeId?: string | undefined;
      /** Of whoever is called one of these; null: of nobody. */
      assignees?: readonly string[] | null | undefined;
      dueBefore?: Day | undefined;
    },
  ): Promise<Page<TaskRow>>;
  /** Gives it to somebody, or puts it away until a day; null: to nobody, or not any more. 409 `not_allowed_now` when it is closed. */
  changeTask(input: { id: string; assigneeId?: string | null; snoozedUntil?: Day | null }): Promise<TaskRow>;
  taskById(id: string): Promise<TaskRow | null>;
  /**
   * 409 `settled_by_an_act` for what isn't done by saying so; 409 `not_allowed_now` when it was closed otherwise. The
   * same again changes nothing.
   */
  closeTask(input: {
    id: string;
    as: 'done' | 'dismissed';
    reason: string | null;
    actor: Actor;
    at: Instant;
  }): Promise<TaskRow>;
}
