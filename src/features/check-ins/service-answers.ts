/** Submitting a step of the check-in: every answer and the free part in one transaction; what is refused changes nothing. */
import type { Ask, AskKind } from '../../community/ask.ts';
import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, Answer, SubmissionAct } from '../../platform/feature.ts';
import type { Block } from '../../platform/slack/message.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import { FREE, type FreePart, fieldId, isEmpty, isFreeEmpty, readFree, typedIn, valuesOf } from './rules.ts';
import { type Metadata, readMetadata } from './rules-metadata.ts';
import type { CheckInService } from './service.ts';
import type { Store } from './store.ts';
import * as say from './views.ts';

const ANSWERED_LATELY = 60 * DAY;

/** An if-then step of hers, as it is handed on. */
export interface StepToSave {
  id: string;
  teamId: string;
  userId: string;
  communityId: string;
  text: string;
  now: number;
}

/** Keeps it and says when it will be asked about. Supplied by app.ts. */
export type SaveStep = (step: StepToSave) => Promise<{ askOn: LocalDate | null }>;

interface Outcome {
  errors: Record<string, string>;
  answered: number;
  notes: Block[];
}

export function createAnswerService(deps: Deps, store: Store, checkIns: CheckInService, saveStep: SaveStep) {
  type Found = { state: 'open' | 'late' | 'answered'; ask: Ask } | { state: 'closed'; ask: null };

  /** Where the ask stands now: it may have been answered elsewhere, have expired or been taken back while the modal was open. */
  const findAsk = (id: string, act: Act, metadata: Metadata, waiting: readonly Ask[], answered: readonly Ask[]): Found => {
    const open = waiting.find((ask) => ask.id === id);
    if (open) return { state: open.expiresAt <= act.now ? 'late' : 'open', ask: open };
    const done = answered.find((ask) => ask.id === id);
    if (done) return { state: 'answered', ask: done };
    const stub = metadata.stubs.find((one) => one.id === id);
    if (!stub || stub.expiresAt > act.now) return { state: 'closed', ask: null };
    return {
      state: 'late',
      ask: { ...stub, teamId: act.teamId, userId: act.userId, status: 'expired', askedAt: null, remindedAt: null, answeredAt: null },
    };
  };

  /** A sentence for the person, at one of this ask's own fields. */
  const answerAsk = async (kind: AskKind, ask: Ask, values: ReturnType<typeof valuesOf>, act: SubmissionAct) => {
    try {
      return await kind.answer(ask, values, act);
    } catch (error) {
      const [field] = Object.keys(values);
      if (!(error instanceof UserError) || field === undefined) throw error;
      return { errors: { [field]: error.hint ? `${error.message} ${error.hint}` : error.message } };
    }
  };

  const recordAsks = async (act: SubmissionAct, metadata: Metadata, zone: Zone): Promise<Outcome> => {
    const outcome: Outcome = { errors: {}, answered: 0, notes: [] };
    // As of the opening: what expires while she types still counts.
    const waiting = await deps.attention.waiting(act.teamId, act.userId, Math.min(metadata.openedAt, act.now));
    const answered = await deps.attention.answered(act.teamId, act.userId, act.now - ANSWERED_LATELY);
    for (const id of metadata.ids) {
      const values = valuesOf(id, act.values);
      if (isEmpty(values)) continue;
      const found = findAsk(id, act, metadata, waiting, answered);
      const kindName = found.ask?.kind ?? metadata.stubs.find((stub) => stub.id === id)?.kind ?? '';
      const kind = checkIns.findKind(kindName);
      const name = kind?.name ?? 'One question';
      if (found.state === 'answered') {
        outcome.notes.push(...say.standsNote(name, id, typedIn(values)));
        continue;
      }
      if (!kind || found.state === 'closed' || (await kind.line(found.ask)) === null) {
        outcome.notes.push(...say.closedNote(name, typedIn(values)));
        continue;
      }
      const result = await answerAsk(kind, found.ask, values, act);
      if (result?.errors) {
        for (const [field, sentence] of Object.entries(result.errors)) outcome.errors[fieldId(id, field)] = sentence;
        continue;
      }
      if (result?.skipped) continue;
      await deps.attention.markAnswered(found.ask, act.now);
      outcome.answered += 1;
      outcome.notes.push(...(result?.notes ?? []));
      if (found.state === 'late') outcome.notes.push(say.lateNote(name, found.ask, zone, act.now));
    }
    return outcome;
  };

  const recordFree = async (act: Act, part: FreePart, zone: Zone): Promise<Block[]> => {
    const { teamId, userId, now } = act;
    const belongings = await checkIns.belongings(teamId, userId);
    const communities = checkIns.lively(belongings);
    const notes: Block[] = [];
    if (part.mood !== null) {
      const weekOn = mondayOf(toLocal(now, zone).date);
      await store.putMood({ teamId, userId, weekOn, mood: part.mood, communityIds: communities.map(({ id }) => id), at: now });
    }
    const home = communities[0] ?? belongings[0]?.community;
    if (part.step !== null && home) {
      const { askOn } = await saveStep({ id: deps.newId(), teamId, userId, communityId: home.id, text: part.step, now });
      notes.push(say.stepNote(askOn));
    }
    if (part.hand !== null) {
      const handId = await store.addHand({ teamId, userId, id: deps.newId(), text: part.hand, at: now });
      for (const communityId of part.stewards) {
        deps.privacy.assertRelease(userId, { privacy: 'P0', communityId, authorId: userId }, 'P1');
        await store.releaseHand(teamId, handId, communityId, now);
      }
      notes.push(say.handNote(part.stewards.length > 0));
    }
    return notes;
  };

  const readFreePart = async (act: SubmissionAct, metadata: Metadata) => {
    if (!metadata.free) return { part: null, errors: {} };
    const communities = checkIns.lively(await checkIns.belongings(act.teamId, act.userId));
    const { part, faults } = readFree(
      act.values,
      communities.map(({ id }) => id),
    );
    const errors = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [field, say.FREE_FAULTS[fault]]));
    return { part: isFreeEmpty(part) ? null : part, errors };
  };

  const saveFree = async (act: Act, part: FreePart | null, zone: Zone): Promise<{ notes: Block[]; errors: Record<string, string> }> => {
    if (part === null) return { notes: [], errors: {} };
    try {
      return { notes: await recordFree(act, part, zone), errors: {} };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return { notes: [], errors: { [FREE.step]: error.message } };
    }
  };

  const submit = async (act: SubmissionAct): Promise<Answer> => {
    const metadata = readMetadata(act.metadata);
    if (metadata === null) return { update: say.doneModal([...say.closedNote('This check-in', typedIn(act.values))]) };
    const zone = await checkIns.zoneOf(act.teamId, act.userId);
    const { part, errors: faults } = await readFreePart(act, metadata);
    const { errors, answered, notes } = await recordAsks(act, metadata, zone);
    const free = Object.keys({ ...errors, ...faults }).length > 0 ? { notes: [], errors: {} } : await saveFree(act, part, zone);
    const wrong = { ...errors, ...faults, ...free.errors };
    // The edge takes everything back when there are errors: all or nothing, and her text stays where it is.
    if (Object.keys(wrong).length > 0) return { errors: wrong };
    const said = [...(answered > 0 ? [say.keptNote(answered)] : []), ...notes, ...free.notes];
    const next = metadata.free
      ? null
      : await checkIns.step(act, { openedAt: act.now, seen: [...metadata.seen, ...metadata.ids], notes: said, begins: false });
    if (next) return { update: next, refreshHome: true };
    if (said.length === 0 && part === null) return { refreshHome: true };
    return { update: say.doneModal(said.length > 0 ? said : [say.freeKeptNote]), refreshHome: true };
  };

  const findAnswered = async (act: Act, id: string): Promise<{ ask: Ask; kind: AskKind; blocks: Block[] } | null> => {
    const ask = (await deps.attention.answered(act.teamId, act.userId, act.now - ANSWERED_LATELY)).find((one) => one.id === id);
    const kind = ask ? checkIns.findKind(ask.kind) : null;
    const blocks = ask && kind?.answered ? await kind.answered(ask) : null;
    return ask && kind && blocks ? { ask, kind, blocks } : null;
  };

  const openChange = async (act: Act, id: string): Promise<Answer> => {
    const found = await findAnswered(act, id);
    return found ? { open: say.changeModal(found.ask, found.kind.name, found.blocks) } : { reply: say.usedMessage };
  };

  const submitChange = async (act: SubmissionAct): Promise<Answer> => {
    const found = await findAnswered(act, act.metadata);
    if (!found) return { reply: say.usedMessage, refreshHome: true };
    const result = await answerAsk(found.kind, found.ask, valuesOf(found.ask.id, act.values), act);
    if (result?.errors)
      return {
        errors: Object.fromEntries(Object.entries(result.errors).map(([field, sentence]) => [fieldId(found.ask.id, field), sentence])),
      };
    if (!result?.skipped) await deps.attention.markAnswered(found.ask, act.now);
    return { reply: say.changedMessage, refreshHome: true };
  };

  /** Answers of hers that are not used yet. */
  const changeable = async (teamId: string, userId: string, now: number): Promise<{ ask: Ask; name: string }[]> => {
    const asks = await deps.attention.answered(teamId, userId, now - ANSWERED_LATELY);
    const found = await Promise.all(
      asks.map(async (ask) => {
        const kind = checkIns.findKind(ask.kind);
        return kind?.answered && (await kind.answered(ask)) !== null ? [{ ask, name: kind.name }] : [];
      }),
    );
    return found.flat();
  };

  return { submit, openChange, submitChange, changeable };
}

export type AnswerService = ReturnType<typeof createAnswerService>;
