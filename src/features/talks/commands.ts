/** What people do about their talks: open the desk, go through a talk, say it was, fix a date, ask for help, end it. */
import { blocksModal, type Note, noteBlocks, sayNote } from '../../community/experiment-views.ts';
import { isAlive, type Pair } from '../../community/pair.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { readDate } from './rules-times.ts';
import type { Service } from './service.ts';
import type { Desk } from './service-desk.ts';
import type { Meeting } from './service-meeting.ts';
import { closedNote, endedNote, endModal, metNote } from './views.ts';
import { allHeldNote, helpBlocks, movedNote, moveModal, passedNote, standsNote, takenMessage } from './views-dates.ts';
import { deskModal } from './views-desk.ts';
import { runModal } from './views-run.ts';

const say = (act: ActionAct, note: Note): Answer => sayNote(act, 'talks:done', 'Coaching talk', note);
const numberIn = (word: string | undefined): number => (word !== undefined && /^\d{1,15}$/.test(word) ? Number(word) : 0);
const OWN_PAGES = ['talks:desk', 'talks:run'];

const done = (note: Note): Answer => ({ update: blocksModal('talks:done', 'Coaching talk', noteBlocks(note)), refreshHome: true });

export interface Doings {
  service: Service;
  desk: Desk;
  meeting: Meeting;
}

export function createCommands({ service, desk, meeting }: Doings) {
  const closedFor = async (pair: Pair, userId: string): Promise<Note> => closedNote(await service.partnersOf(pair, userId));

  /** For its own people, while it lives; after that it says so. The value begins with the pair's id. */
  const ofPair =
    (then: (act: ActionAct, pair: Pair, rest: string[]) => Promise<Answer>): ActionHandler =>
    async (act) => {
      const [id = '', ...rest] = act.value.split(' ');
      const pair = await service.requirePair(act, id);
      return isAlive(pair) ? then(act, pair, rest) : say(act, await closedFor(pair, act.userId));
    };

  const page = async (act: ActionAct, pair: Pair, words: string[]): Promise<Answer> => {
    const [number, start, at] = words.map(numberIn);
    const view = await desk.viewOf(pair, act.userId, act.now, number);
    return { update: runModal(view, start || null, at ?? 0) };
  };

  const actions: Record<string, ActionHandler> = {
    'talks:desk': ofPair(async (act, pair) => ({ open: deskModal(await desk.viewOf(pair, act.userId, act.now)) })),
    'talks:back': ofPair(async (act, pair) => ({ update: deskModal(await desk.viewOf(pair, act.userId, act.now)) })),
    'talks:start': ofPair(async (act, pair) => {
      const view = await desk.viewOf(pair, act.userId, act.now);
      const start = view.shape === 'written' ? null : Math.floor(act.now / MINUTE) * MINUTE;
      const modal = runModal(view, start, 0);
      return OWN_PAGES.includes(act.modal?.callbackId ?? '') ? { update: modal } : { open: modal };
    }),
    'talks:page': ofPair(page),
    'talks:met': ofPair(async (act, pair) => {
      const note = metNote(pair.id, await meeting.sayMet(pair, act.userId, act.now));
      // The talk is over, and so is its last page.
      return act.modal?.callbackId === 'talks:run' ? done(note) : say(act, note);
    }),
    'talks:move': ofPair(async (act, pair) => {
      const talk = await meeting.findMovable(pair, act.now);
      if (!talk) return say(act, allHeldNote);
      const zone = await service.zoneOf(act);
      return { open: moveModal({ ...talk, pairId: pair.id, zone, partners: await service.partnersOf(pair, act.userId) }) };
    }),
    'talks:help': ofPair(async (act, pair) => {
      const view = await meeting.helpView(pair, act.userId, act.now);
      return view ? { open: blocksModal('talks:help', 'Help with a talk', helpBlocks(view)) } : say(act, allHeldNote);
    }),
    'talks:take': ofPair(async (act, pair, [number, at]) => {
      const [talk, instant] = [numberIn(number), numberIn(at)];
      if (instant <= act.now) return say(act, passedNote(pair.id));
      // In their conversation all of them see the message change; from her own page the others hear of it.
      const isShared = act.message !== null && act.modal === null;
      const taken = await meeting.take(pair, talk, instant, { userId: act.userId, now: act.now, tell: !isShared });
      if (isShared && taken) return { replace: takenMessage(taken), refreshHome: true };
      return say(act, taken ? movedNote(talk) : standsNote(talk));
    }),
    'talks:end': ofPair(async (act, pair) => ({
      open: endModal(pair.id, await service.partnersOf(pair, act.userId), pair.people.length > 2),
    })),
  };

  const ofForm =
    (then: (act: SubmissionAct, pair: Pair, rest: string[]) => Promise<Answer>): SubmissionHandler =>
    async (act) => {
      const [id = '', ...rest] = act.metadata.split(' ');
      const pair = await service.requirePair(act, id);
      return isAlive(pair) ? then(act, pair, rest) : done(await closedFor(pair, act.userId));
    };

  const submissions: Record<string, SubmissionHandler> = {
    'talks:move': ofForm(async (act, pair, [word]) => {
      const number = numberIn(word);
      const zone = await service.zoneOf(act);
      const read = readDate(act.values, pair.closesOn, zone, act.now);
      if ('errors' in read) return { errors: read.errors };
      const isMoved = await meeting.fixOne(pair, number, toInstant(read.date, read.time, zone), act.userId, act.now);
      return done(isMoved ? movedNote(number) : standsNote(number));
    }),
    'talks:end': ofForm(async (act, pair) => {
      const ended = await meeting.end(pair, act.userId, 'quietly', act.now);
      return done(ended ? endedNote(pair.id) : await closedFor(pair, act.userId));
    }),
  };

  return { actions, submissions };
}
