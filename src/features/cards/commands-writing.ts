/** Opening a form, going through its steps, changing what stands there. */
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { fold } from '../../platform/db/words.ts';
import type { Act, ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { inputsOf, layOver, readAnswers, stepsOf, unmarkValues } from './rules-form.ts';
import { readFormMeta, readRef } from './rules-meta.ts';
import { type Service, showIn } from './service.ts';
import type { Writing } from './service-writing.ts';

const NOTHING = { title: '', parts: {}, topicClass: null, subTags: [] };

export function createWritingCommands(deps: Deps, service: Service, writing: Writing) {
  const { calendar, communities, experiments, shelf } = deps;

  /** The community of what it comes from; else the one she means. */
  async function findCommunity(act: Act, rest: string): Promise<Community> {
    const ref = readRef(rest);
    const about =
      ref?.kind === 'experiment' || ref?.kind === 'result'
        ? await experiments.find(act.teamId, ref.id)
        : ref?.kind === 'session'
          ? await calendar.findSession(act.teamId, ref.id)
          : ref?.kind === 'item'
            ? await shelf.find(act.teamId, ref.id)
            : null;
    const community = about ? await requireLivingCommunity(deps, act.teamId, about.communityId) : (await communities.forAct(act)).community;
    await requireMember(deps, community, act.userId);
    return community;
  }

  const actions: Record<string, ActionHandler> = {
    'cards:edit': async (act) => {
      const [id = '', step] = act.value.split('/');
      const form = await writing.edit(act, id, Number(step) || 0);
      // Another step lies on top of the one with her words in it.
      return step === undefined ? showIn(act, form) : { open: form };
    },
    'cards:room': async (act) => {
      const meta = readFormMeta(act.modal?.metadata ?? '');
      const values = unmarkValues(act.modal?.values ?? {});
      const item = await shelf.find(act.teamId, meta.id);
      const questions = stepsOf(writing.formById(meta.f), item === null || item.privacy === 'P0')[meta.n] ?? [];
      const content = layOver(item ?? NOTHING, readAnswers(questions, values));
      // As many inputs as there are now, and one more.
      const there = Object.keys(values).filter((field) => field === `part-${act.value}` || field.startsWith(`part-${act.value}~`)).length;
      const needed = inputsOf(act.value, content.parts[act.value] ?? '').length;
      return { update: await writing.draw(act, meta, { content, room: { [act.value]: Math.max(1, there + 1 - needed) } }) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'cards:keep': async (act) => {
      const meta = readFormMeta(act.metadata);
      const kept = await writing.keep(act, meta, act.values);
      if ('errors' in kept) return { errors: kept.errors };
      if ('modal' in kept) return { update: kept.modal };
      const { privacy, version } = kept.done;
      const isUnchanged = meta.e && version === meta.b;
      const notice = isUnchanged ? 'Nothing changed.' : privacy === 'P0' ? 'Kept. Only you can read it.' : 'Kept. Members can read it.';
      return { update: await service.page(act, kept.done, { notice }), refreshHome: true };
    },
  };

  return {
    actions,
    submissions,

    /** By id or kind as buttons say it, or by the beginning of its name as people type it. */
    findForms(text: string): ItemForm[] {
      const forms = service.forms();
      const wanted = fold(text).trim();
      if (wanted === '') return [];
      const exact = forms.filter(({ id, kind }) => id === wanted || kind === wanted);
      if (exact.length > 0) return exact;
      const begins = (name: string): boolean => fold(name).split(/\s+/u).some((word) => wanted.startsWith(word)) || fold(name).startsWith(wanted); // biome-ignore format: one thought
      return forms.filter(({ name }) => fold(name) === wanted).length > 0
        ? forms.filter(({ name }) => fold(name) === wanted)
        : forms.filter(({ name }) => begins(name));
    },

    begin: async (act: Act, form: ItemForm, rest: string | null): Promise<Modal> =>
      writing.begin(act, await findCommunity(act, rest ?? ''), form, readRef(rest ?? undefined)),
  };
}

export type WritingCommands = ReturnType<typeof createWritingCommands>;
