/** Two questions that wait for the weekly slot: a second reading, and whether somebody may be quoted. */
import type { Ask, AskKind } from '../../community/ask.ts';
import { isAudience } from './rules.ts';
import type { Pages } from './service-page.ts';
import { ASK_QUOTED, type Quotations } from './service-quotations.ts';
import { ASK_READ, type Readings } from './service-readings.ts';
import { isConsent, quotedInputs, quotedLine } from './views-quotations.ts';
import { NO_NOTE, readingInputs, readingLine } from './views-readings.ts';

export function createAsks({ pages, readings, quotations }: { pages: Pages; readings: Readings; quotations: Quotations }): AskKind[] {
  const findReading = async ({ teamId, ref, userId }: Ask) => {
    const [itemId = '', audience, version = ''] = ref.split('/');
    const open = isAudience(audience) ? await readings.findOpen(teamId, itemId, audience, Number(version)) : null;
    return open && (await readings.mayRead(open.reading, open.item, userId)) ? open : null;
  };
  const readingView = async (ask: Ask) => {
    const open = await findReading(ask);
    return open && (await pages.readingView(open.reading, open.item));
  };
  /** As it stood a moment before the question expires. */
  const quotedView = async ({ teamId, ref, expiresAt, userId }: Ask) => {
    const quotation = await quotations.find(teamId, ref);
    return quotation?.userId === userId ? quotations.viewOf(quotation, expiresAt - 1) : null;
  };

  return [
    {
      kind: ASK_READ,
      practice: '-',
      name: 'Second reading',
      why: 'Nothing leaves the room before a second member has read it.',
      line: async (ask) => {
        const view = await readingView(ask);
        return view && readingLine(view);
      },
      inputs: async (ask) => {
        const view = await readingView(ask);
        return view ? readingInputs(view) : [];
      },
      answer: async (ask, values, act) => {
        const { reading: answer } = values;
        if (answer !== 'yes' && answer !== 'not-yet') return { skipped: true };
        const note = typeof values.note === 'string' ? values.note.trim() : '';
        if (answer === 'not-yet' && note === '') return { errors: { note: NO_NOTE } };
        const open = await findReading(ask);
        if (open) await readings.answer(act, open.reading, open.item, { answer, note });
        return undefined;
      },
    },
    {
      kind: ASK_QUOTED,
      practice: '-',
      name: 'May I quote you',
      why: 'Nobody is quoted who has not been asked.',
      line: async (ask) => {
        const view = await quotedView(ask);
        return view?.consent === 'waiting' ? quotedLine(view) : null;
      },
      inputs: async (ask) => {
        const view = await quotedView(ask);
        return view ? quotedInputs(view) : [];
      },
      answer: async (ask, { consent }, act) => {
        if (!isConsent(consent)) return { skipped: true };
        await quotations.answer(act, ask.ref, consent);
        return undefined;
      },
      answered: async (ask) => {
        const view = await quotedView(ask);
        return view ? quotedInputs(view) : null;
      },
      expire: async (ask, now) => {
        const quotation = await quotations.find(ask.teamId, ask.ref);
        if (quotation?.consent === 'waiting') await quotations.answer({ teamId: ask.teamId, userId: ask.userId, now }, ask.ref, 'out');
      },
    },
  ];
}
