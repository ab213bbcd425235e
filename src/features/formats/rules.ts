/** What a format is, and when one that a community made is offered. Pure. */
import type { Community } from '../../community/records.ts';
import { findFaults, fitSteps, type SheetStep, sumOf, withIds, withoutIds } from '../../community/run-sheet-rules.ts';
import type { RunStep } from '../../community/step.ts';
import type { Library, LibraryFormat } from '../../library/library.ts';

export interface Format {
  id: string;
  name: string;
  purpose: string;
  minutes: number;
  /** What preparing it takes, in minutes; null when nobody said. */
  effort: number | null;
  steps: RunStep[];
  /** The format it was copied from; null for the library's own. */
  basedOn: string | null;
  preparation: string[];
  goesWrongWhen: string[];
  /** Where it comes from, in a few words. */
  lineage: string;
  kind: 'session' | 'ceremony';
}

/** A copy that is being changed: its steps need not add up yet. */
export interface Own extends Pick<Format, 'id' | 'name' | 'purpose' | 'minutes' | 'effort' | 'kind'> {
  basedOn: string;
  steps: SheetStep[];
}

export const MOST_OWN = 20;
export const LONGEST_NAME = 40;
export const LONGEST_PURPOSE = 200;

const stepsOf = (format: LibraryFormat): RunStep[] =>
  format.run_sheet.map(({ minutes, step, who, do: what, tools, group_size }) => ({
    ...{ minutes, step, who, do: what, tools },
    groupSize: group_size ?? null,
  }));

export function libraryFormats(library: Pick<Library, 'session_formats' | 'ceremony_formats'>): Format[] {
  const read =
    (kind: Format['kind']) =>
    (format: LibraryFormat): Format => ({
      id: format.id,
      name: format.name,
      purpose: format.purpose,
      minutes: format.duration,
      effort: format.prep_effort_minutes ?? null,
      steps: stepsOf(format),
      basedOn: null,
      preparation: format.preparation,
      goesWrongWhen: format.goes_wrong_when,
      lineage: format.lineage,
      kind,
    });
  return [...library.session_formats.map(read('session')), ...library.ceremony_formats.map(read('ceremony'))];
}

export const keepsDebrief = ({ kind }: Pick<Format, 'kind'>): boolean => kind === 'session';

/** Only what adds up is offered to whoever leads a session. */
export const isReady = (own: Own): boolean => findFaults(own.steps, own.minutes, keepsDebrief(own)).length === 0;

/** One that does not add up yet is still found by a session that chose it before: fitted, so that it can run. */
export function formatOf(own: Own, base: Format | null): Format {
  const steps = sumOf(own.steps) === own.minutes ? own.steps : fitSteps(own.steps, own.minutes);
  return {
    ...own,
    steps: withoutIds(steps),
    preparation: base?.preparation ?? [],
    goesWrongWhen: base?.goesWrongWhen ?? [],
    lineage: base?.lineage ?? '',
  };
}

/** A copy lasts as long as the community's sessions do; a ceremony as long as it did. */
export function copyOf(format: Format, community: Pick<Community, 'settings'>): { minutes: number; steps: SheetStep[] } {
  const minutes = format.kind === 'session' ? community.settings.rhythm.minutes : format.minutes;
  return { minutes, steps: withIds(fitSteps(format.steps, minutes)) };
}

const fold = (name: string): string => name.normalize('NFKC').toLowerCase().trim();

export interface Words {
  name: string;
  purpose: string;
  effort: number | null;
}

export function readWords(
  typed: { name: string; purpose: string; effort: string },
  others: readonly { name: string }[],
): { words: Words } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const name = typed.name.trim().replaceAll(/\s+/g, ' ');
  const purpose = typed.purpose.trim();
  if (name === '') errors.name = 'A format needs a name.';
  else if (name.length > LONGEST_NAME) errors.name = `This is ${name.length} characters long; ${LONGEST_NAME} fit.`;
  else if (others.some((other) => fold(other.name) === fold(name)))
    errors.name = `There is a format called “${name}” already. Another name tells them apart.`;
  if (purpose.length > LONGEST_PURPOSE) errors.purpose = `This is ${purpose.length} characters long; ${LONGEST_PURPOSE} fit.`;
  const effort = Number(typed.effort);
  const wrong = !Number.isInteger(effort) || effort < 0 || effort > 240;
  if (typed.effort !== '' && wrong) errors.effort = 'Say it in whole minutes, from 0 to 240.';
  return Object.keys(errors).length > 0 ? { errors } : { words: { name, purpose, effort: typed.effort === '' ? null : effort } };
}
