/** Runs in a thread of its own: see matching-thread.ts. */
import { answerInThread } from '../platform/matching/thread.ts';
import { drawRound } from './matching-rules.ts';

answerInThread(drawRound);
