import { defineSignal } from '@temporalio/workflow';
import type { Agenda } from '../../domain/work.ts';

/** "Look again." It may bring what its sender has just read, which saves the look. */
export const lookSignal = defineSignal<[Agenda?]>('look');
