/** From a page of the form to the record: checked, kept, designed; and the copy from which a next round starts. */
import type { Experiment, ExperimentDetails } from '../../community/experiment.ts';
import { may, REFUSED } from '../../community/experiment-rules.ts';
import { findLooker } from '../../community/find-looker.ts';
import type { Item } from '../../community/item.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import type { LibraryExperiment } from '../../library/library.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { truncate } from '../../platform/slack/text.ts';
import type { Agenda } from './agenda.ts';
import { whatIsWrongWithStart } from './rules.ts';
import { type Input, LONGEST_TITLE, type PageDraft, whatIsWrong } from './rules-form.ts';
import { formalMatterIn } from './rules-formal.ts';
import { goneError, type Parts, type Service } from './service.ts';
import { sayFormal } from './views-design.ts';

/** A form that is open: the record it makes, and where that came from. */
export interface Form {
  id: string;
  communityId: string;
  templateId: string;
  origin: Ref | null;
}

/** Whom it names; only from a design on, so that nobody learns of an idea. Another partner has to say yes herself. */
const namedIn = (known: Experiment, { partnerId, buddyId }: PageDraft): Partial<ExperimentDetails> => ({
  ...(buddyId === undefined ? {} : { buddyId }),
  ...(partnerId && partnerId !== known.partnerId ? { partnerId, partnerAgreed: false } : {}),
});

export function createDesigns({ deps }: Parts, service: Service, agenda: Agenda) {
  /** Null: she may be asked. Else the sentence that says why not. */
  const whatKeeps = async (act: Act, communityId: string, userId: string): Promise<string | null> => {
    if (userId === act.userId) return 'That is you. Choose somebody else.';
    const person = await deps.people.find(act.teamId, userId);
    const obstacle = findObstacle(person);
    if (obstacle === 'deactivated') return `${person?.name ?? 'This person'} is switched off in Slack. Choose somebody else.`;
    if (obstacle !== null) return 'I cannot ask this account. Choose a person of your workspace.';
    const member = await deps.members.find(act.teamId, communityId, userId);
    const { name } = await deps.communities.get(act.teamId, communityId);
    return belongs(member) ? null : `${person?.name ?? 'This person'} is not in ${name} yet. Choose somebody who is.`;
  };

  /** Items of the shelf that can be borrowed. */
  const findItem = async (act: Act, id: string): Promise<Item | null> => {
    const item = await deps.shelf.findFor(await findLooker(deps, act.teamId, act.userId, act.now), act.teamId, id);
    return item && item.state !== 'draft' ? item : null;
  };

  const design = {
    findItem,
    shelfFor: async (act: Act, communityId: string): Promise<Item[]> =>
      deps.shelf.listFor(await findLooker(deps, act.teamId, act.userId, act.now), {
        ...{ teamId: act.teamId, communityId, states: ['shared', 'proven', 'check'], limit: 100 },
      }),

    /** Block → sentence; empty when the page can be kept. */
    async check(act: Act, form: Form, inputs: readonly Input[], draft: PageDraft): Promise<Record<string, string>> {
      const errors = whatIsWrong(inputs, draft);
      const { settings } = await deps.communities.get(act.teamId, form.communityId);
      const texts = [['title', draft.title ?? ''] as const, ...Object.entries(draft.fields)];
      for (const [block, text] of texts) {
        const matter = formalMatterIn(text);
        if (matter) errors[block] ??= sayFormal(matter, settings.formalContacts);
      }
      for (const input of inputs) {
        if (input.is === 'partner') {
          const wrong = draft.partnerId ? await whatKeeps(act, form.communityId, draft.partnerId) : 'Choose the other lead.';
          if (wrong) errors[input.field.key] = wrong;
        }
        if (input.is === 'buddy' && draft.buddyId) {
          const wrong = await whatKeeps(act, form.communityId, draft.buddyId);
          if (wrong) errors[input.field.key] = wrong;
        }
        if (input.is === 'source' && draft.sourceId && !(await findItem(act, draft.sourceId)))
          errors[input.field.key] = 'This is not on the shelf any more. Choose another one.';
      }
      if (draft.startOn !== undefined) {
        const wrong = whatIsWrongWithStart(draft.startOn, await service.today(act));
        if (wrong) errors.start = wrong;
      }
      return errors;
    },

    /** Keeps what a page says: as an idea the first time, on the record as it is afterwards. Nobody but its leads sees an idea. */
    async keep(act: Act, form: Form, draft: PageDraft, sourceId: string | null): Promise<Experiment> {
      const known = await deps.experiments.find(act.teamId, form.id);
      if (!known) {
        const made = design.blank(act, form, draft, sourceId);
        await deps.experiments.add(made, act.userId);
        // What lies between an item and its borrowing is the borrowing's to link.
        if (form.origin && form.origin.kind !== 'item')
          await deps.trail.link(act.teamId, form.origin, { kind: 'experiment', id: form.id }, act.now);
        return made;
      }
      if (known.ownerId !== act.userId) throw goneError();
      if (!may(known.state, 'designed')) throw new UserError(REFUSED[known.state], 'Its design stays as it was; your text is still here.');
      const details: Partial<ExperimentDetails> = { fields: { ...known.fields, ...draft.fields } };
      if (draft.title) details.title = draft.title;
      if (draft.sourceId) details.sourceId = draft.sourceId;
      return deps.experiments.describe(known, known.state === 'idea' ? details : { ...details, ...namedIn(known, draft) }, act.now);
    },

    blank: (act: Act, form: Form, draft: PageDraft, sourceId: string | null): Experiment => ({
      ...{ teamId: act.teamId, id: form.id, communityId: form.communityId, templateId: form.templateId, ownerId: act.userId },
      ...{ title: truncate(draft.title || Object.values(draft.fields).find((text) => text !== '') || 'An idea', LONGEST_TITLE) },
      ...{ fields: draft.fields, buddyId: null, partnerId: null, partnerAgreed: false },
      ...{ sourceId: draft.sourceId ?? sourceId, findings: {}, visibility: 'none', state: 'idea', round: 1, beforeId: null },
      ...{ startOn: null, days: service.templateOf(form.templateId)?.days ?? deps.library.experiment_rules.default_days, sinceOn: null },
      ...{ extended: false, misses: 0, verdict: null, startedAt: null, resultAt: null, decidedAt: null, sharedAt: null },
      ...{ createdAt: act.now, changedAt: act.now },
    }),

    async finish(act: Act, kept: Experiment, template: LibraryExperiment, draft: PageDraft): Promise<Experiment> {
      const isNew = kept.state === 'idea';
      await deps.experiments.describe(kept, { visibility: draft.visibility ?? 'title', ...namedIn(kept, draft) }, act.now);
      const event = { is: 'designed', startOn: draft.startOn ?? '', days: template.days } as const;
      const designed = await deps.experiments.happen(kept, event, { userId: act.userId, now: act.now });
      await agenda.tellBuddy(act, designed);
      const source = isNew ? await design.borrowedFrom(designed) : null;
      if (source && may(source.state, 'reused')) await deps.experiments.happen(source, { is: 'reused' }, { userId: null, now: act.now });
      return designed;
    },

    /** Somebody else's experiment that this one copies. */
    async borrowedFrom({ teamId, id, ownerId, beforeId }: Experiment): Promise<Experiment | null> {
      if (beforeId !== null) return null;
      const causes = (await deps.trail.walk(teamId, { kind: 'experiment', id }, 1)).filter(({ direction }) => direction === 'cause');
      const cause = causes.find(({ ref }) => ref.kind === 'experiment');
      const source = cause ? await deps.experiments.find(teamId, cause.ref.id) : null;
      return source && source.ownerId !== ownerId ? source : null;
    },

    /** Its own leads go on with the next round; anybody else who may read it begins one of her own. One line is new. */
    async copy(act: Act, id: string, before: Experiment, line: { key: string; text: string }): Promise<Experiment> {
      const isNext = before.ownerId === act.userId || before.partnerId === act.userId;
      const form = { id, communityId: before.communityId, templateId: before.templateId, origin: null };
      const made: Experiment = {
        ...design.blank(act, form, { title: before.title, fields: { ...before.fields, [line.key]: line.text } }, before.sourceId),
        ...(isNext ? { round: before.round + 1, beforeId: before.id } : {}),
      };
      if (!(await deps.experiments.add(made, act.userId))) return (await deps.experiments.find(act.teamId, id)) ?? made;
      await deps.trail.link(act.teamId, { kind: 'experiment', id: before.id }, { kind: 'experiment', id }, act.now);
      return made;
    },
  };
  return design;
}

export type Designs = ReturnType<typeof createDesigns>;
