/** Her page is kept, dates are proposed for it, and signing agrees to them or proposes others. */
import type { Values } from '../../platform/feature.ts';
import { sameTerms, shapeOf, type Terms } from './rules.ts';
import { checkDates, type DateFault, follow, proposeDates } from './rules-dates.ts';
import type { Parts, Service } from './service.ts';
import type { Introductions } from './service-introductions.ts';
import type { Whole } from './store.ts';
import { type DatesView, PLACES } from './views-form.ts';

const FAULTS: Readonly<Record<DateFault, string>> = {
  missing: 'A talk needs a date. Choose one.',
  past: 'This is over already. Choose a later one.',
  order: 'This is not after the talk before it. Choose a later one.',
  late: 'Your nine weeks are over by then. Choose an earlier one.',
};

const textOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');
/** The field of a date, whatever it was called in this drawing. */
const fieldOf = (values: Values, place: string): string =>
  Object.keys(values).find((key) => key === place || key.startsWith(`${place}-`)) ?? place;
const instantOf = (values: Values, place: string): number => {
  const typed = textOf(values[fieldOf(values, place)]);
  return typed === '' ? Number.NaN : Number(typed) * 1000;
};

export interface Read {
  terms: Terms;
  errors: Record<string, string>;
}

export function createSigning({ store }: Parts, service: Service, introductions: Introductions) {
  const { shapes } = service;

  return {
    /** The dates that stand in the form: those proposed, or weeks 2, 5 and 8; anew when one of those proposed lies behind us. */
    open: async (whole: Whole, now: number): Promise<DatesView> => {
      const { pair, pact } = whole;
      const shape = shapeOf(pair.people, pact.terms, shapes);
      const facts = await service.dateFacts(whole, now);
      const passed = pact.terms !== null && checkDates(pact.terms.dates, pact.standing?.dates ?? [], facts).includes('past');
      if (pact.terms && !passed) return { dates: pact.terms.dates, shared: true, drawn: '0', shape };
      return { ...proposeDates(facts), drawn: '0', passed, shape };
    },

    /** The first was moved, and the two others follow. */
    move: async (whole: Whole, first: number, values: Values, now: number): Promise<DatesView> => {
      const facts = await service.dateFacts(whole, now);
      const { dates, shared } = proposeDates(facts);
      const shape = textOf(values.shape) || shapeOf(whole.pair.people, whole.pact.terms, shapes);
      return { dates: follow(first, dates, whole.community.zone, facts.holidays), shared, drawn: first.toString(36), shape };
    },

    keepPage: async (whole: Whole, userId: string, values: Values): Promise<Record<string, string> | null> => {
      const aims = textOf(values.aims);
      if (aims === '') return { aims: 'A pact needs one line here. What would you like to get better at?' };
      const page = { aims, style: textOf(values.style), notes: textOf(values.notes), offLimits: textOf(values.off_limits) };
      await store.changePage(whole.pact, userId, page);
      return null;
    },

    read: async (whole: Whole, values: Values, now: number): Promise<Read> => {
      const { pair, pact } = whole;
      const dates = PLACES.map((place) => instantOf(values, place));
      const facts = await service.dateFacts(whole, now);
      const faults = checkDates(dates, pact.standing?.dates ?? [], facts);
      const errors = PLACES.flatMap((place, index): [string, string][] => {
        const fault = faults[index];
        return fault ? [[fieldOf(values, place), FAULTS[fault]]] : [];
      });
      // Three have one shape; what two chose before stays for the day on which they are two again.
      const chosen = pair.people.length > 2 ? (pact.terms?.shape ?? '') : textOf(values.shape);
      return { terms: { shape: chosen, dates }, errors: Object.fromEntries(errors) };
    },

    sign: async (whole: Whole, userId: string, terms: Terms, now: number): Promise<void> => {
      await service.agree(whole, userId, sameTerms(whole.pact.terms, terms) ? null : terms, now);
      await introductions.refresh(whole.pair.teamId, whole.pair.id);
    },
  };
}

export type Signing = ReturnType<typeof createSigning>;
