import type { Instant } from '../../domain/time/time.ts';
import type { Page, PageQuery } from './page.ts';

/** A list as somebody wants to find it again. */
export interface ViewRow {
  id: string;
  /** Whose it is, as they were known when they made it. */
  ownerId: string;
  name: string;
  list: string;
  query: Record<string, string>;
  shared: boolean;
  createdAt: Instant;
}

export interface Views {
  /** The same id again: the view as it is. */
  saveView(view: ViewRow): Promise<ViewRow>;
  /** Their own and those that others share, oldest first. */
  views(query: PageQuery & { who: readonly string[]; list?: string | undefined }): Promise<Page<ViewRow>>;
  /** Null: there is none, or it is somebody else's and not shared. */
  viewById(id: string, who: readonly string[]): Promise<ViewRow | null>;
  /** False: it is nobody's of these. */
  removeView(id: string, who: readonly string[]): Promise<boolean>;
}
