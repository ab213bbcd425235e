/** What the weekly slot asks of the two: one tap after each date, halfway, at the end. Never what was talked about. */
import type { Ask, AskKind } from '../../community/ask.ts';
import { plainSection } from '../../platform/slack/text.ts';
import type { Services } from './commands.ts';
import { readSaid } from './commands-forms.ts';
import { isOf, otherOf, turnOf } from './rules.ts';
import type { Parts } from './service.ts';
import { ASK_CLOSING } from './service-closing.ts';
import { ASK_STILL_ON } from './service-still-on.ts';
import { ASK_MIDPOINT, ASK_TALK } from './service-talks.ts';
import type { Mentorship } from './store.ts';
import {
  changeNote,
  closingLine,
  midpointInputs,
  midpointLine,
  movedNote,
  stillOnInputs,
  stillOnLine,
  talkInputs,
  talkLine,
  thanksNote,
} from './views-asks.ts';
import { closingInputs } from './views-forms.ts';

export function createAsks(parts: Parts, { life, talks, closings }: Services): AskKind[] {
  const { store, other } = parts;

  const findIn = async (ask: Ask, state: Mentorship['state']): Promise<Mentorship | null> => {
    const row = await store.find(ask.teamId, ask.ref);
    return row?.state === state && isOf(row, ask.userId) ? row : null;
  };
  const findTalk = async (ask: Ask) => {
    const found = await talks.find(ask.teamId, ask.ref);
    return found?.talk.state === 'planned' && isOf(found.row, ask.userId) ? found : null;
  };
  /** Whoever ends it reads at once what both read. */
  const endNow = async (row: Mentorship, ask: Ask, now: number) => {
    const said = await life.end(row, 'early', now, ask.userId);
    return said ? { notes: said.blocks ?? [plainSection(said.text)] } : undefined;
  };
  const findClosing = async (ask: Ask): Promise<Mentorship | null> => {
    const row = await findIn(ask, 'closing');
    const hers = row && (await store.closings(ask.teamId, row.id)).some(({ userId }) => userId === ask.userId);
    return hers ? null : row;
  };
  const findTurn = async (ask: Ask): Promise<Mentorship | null> => {
    const row = await findIn(ask, 'begun');
    return row && turnOf(row) === ask.userId ? row : null;
  };

  return [
    {
      ...{ kind: ASK_TALK, practice: '-', name: 'A talk of your mentoring', why: 'One of the dates of your mentoring has passed.' },
      line: async (ask) => {
        const found = await findTalk(ask);
        return found && talkLine(await other(found.row, ask.userId), found.talk.onDate);
      },
      inputs: async (ask) => {
        const found = await findTalk(ask);
        return found ? talkInputs(await other(found.row, ask.userId), found.talk.onDate) : [];
      },
      answer: async (ask, { talked }, act) => {
        const found = await findTalk(ask);
        if (!found || (talked !== 'held' && talked !== 'moved' && talked !== 'not' && talked !== 'end')) return { skipped: true };
        if (talked === 'end') return endNow(found.row, ask, act.now);
        await talks.mark(found.row, found.talk, talked, ask.userId);
        return talked === 'moved' ? { notes: movedNote(found.row.id, found.talk.n) } : undefined;
      },
    },
    {
      ...{ kind: ASK_MIDPOINT, practice: '-', name: 'Halfway through your mentoring', why: 'Three months of your mentoring have passed.' },
      line: async (ask) => {
        const row = await findIn(ask, 'agreed');
        return row && midpointLine(await other(row, ask.userId));
      },
      inputs: async (ask) => {
        const row = await findIn(ask, 'agreed');
        return row ? midpointInputs(await other(row, ask.userId)) : [];
      },
      answer: async (ask, { still }, act) => {
        const row = await findIn(ask, 'agreed');
        if (!row || (still !== 'yes' && still !== 'change' && still !== 'end')) return { skipped: true };
        if (still === 'end') await closings.begin(row, act.now);
        return still === 'change' ? { notes: changeNote(row.id) } : undefined;
      },
    },
    {
      ...{ kind: ASK_CLOSING, practice: '-', name: 'Your mentoring closes', why: 'Your mentoring comes to its close.' },
      line: async (ask) => {
        const row = await findClosing(ask);
        return row && closingLine(await other(row, ask.userId));
      },
      inputs: async (ask) => {
        const row = await findClosing(ask);
        if (!row) return [];
        const empty = { changed: '', took: '', show: false };
        return closingInputs({ isMentee: ask.userId === row.menteeId, other: await other(row, ask.userId), ...empty });
      },
      answer: async (ask, values, act) => {
        const row = await findClosing(ask);
        const { said, errors } = readSaid(values);
        if (!row || (said.changed === '' && said.took === '' && !said.show)) return { skipped: true };
        if (Object.keys(errors).length > 0) return { errors };
        await closings.answer(row, ask.userId, said, act.now);
        return { notes: thanksNote(otherOf(row, ask.userId), await other(row, ask.userId)) };
      },
    },
    {
      ...{ kind: ASK_STILL_ON, practice: '-', name: 'Your mentoring agreement', why: 'Your mentoring agreement waits for your part.' },
      line: async (ask) => {
        const row = await findTurn(ask);
        return row && stillOnLine(await other(row, ask.userId));
      },
      inputs: async (ask) => {
        const row = await findTurn(ask);
        return row ? stillOnInputs(row.id, await other(row, ask.userId)) : [];
      },
      answer: async (ask, { still }, act) => {
        const row = await findTurn(ask);
        if (!row || (still !== 'yes' && still !== 'end')) return { skipped: true };
        return still === 'end' ? endNow(row, ask, act.now) : undefined;
      },
    },
  ];
}
