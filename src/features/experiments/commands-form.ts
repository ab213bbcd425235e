/** The design form: its pages one after the other, an idea kept half filled, a design edited. */
import { may, REFUSED } from '../../community/experiment-rules.ts';
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { showIn } from './commands-course.ts';
import { doubtsAbout } from './rules.ts';
import { firstGap, whatIsWrong } from './rules-form.ts';
import { goneError, type Parts, type Service } from './service.ts';
import type { Designs } from './service-design.ts';
import { type Forms, formOf, readPlace } from './service-forms.ts';
import type { Pages } from './service-page.ts';
import { doubtsText } from './views-lines.ts';

export function createFormCommands({ deps }: Parts, service: Service, designs: Designs, forms: Forms, pages: Pages) {
  const submit = async (act: SubmissionAct): Promise<Answer> => {
    const opened = readPlace(act.metadata);
    const { template, all, inputs, draft } = await forms.read(act, opened, act.values);
    const place = { ...opened, u: draft.partnerId ?? opened.u };
    const errors = await designs.check(act, formOf(place), inputs, draft);
    if (Object.keys(errors).length > 0) return { errors };
    const kept = await designs.keep(act, formOf(place), draft, place.s || null);
    if (place.p < all.length - 1) return { update: await forms.draw(act, { ...place, p: place.p + 1 }), refreshHome: true };
    const gap = firstGap(all, { ...kept, partnerId: kept.partnerId ?? (place.u || null) });
    if (gap !== null) return { update: await forms.draw(act, { ...place, p: gap }), refreshHome: true };
    const designed = await designs.finish(act, kept, template, { ...draft, partnerId: place.u || null });
    const doubts = doubtsAbout(designed, await service.today(act));
    const rubric = deps.library.rubrics.find(({ id }) => id === 'ru-experiment')?.criteria ?? [];
    const labels = Object.fromEntries(rubric.map(({ key = '', label = '' }) => [key, label]));
    const waits = designed.partnerId !== null && !designed.partnerAgreed ? ' I ask the other lead first.' : '';
    const said = `✓ Designed. It is to start on ${formatDate(draft.startOn ?? '')}.${waits}`;
    const notice = doubts.length === 0 ? said : `${said}\n\n${doubtsText(doubts, labels)}`;
    return { update: await pages.page(act, designed.id, notice), refreshHome: true };
  };

  const actions: Record<string, ActionHandler> = {
    'experiments:keep': async (act) => {
      const place = readPlace(act.modal?.metadata ?? '');
      const { inputs, draft } = await forms.read(act, place, act.modal?.values ?? {});
      const tooLong = Object.values(whatIsWrong(inputs, draft)).find((sentence) => sentence.startsWith('This is '));
      if (tooLong) throw new UserError(tooLong);
      const kept = await designs.keep(act, formOf(place), draft, place.s || null);
      return { update: await pages.page(act, kept.id, '✓ Kept as an idea. Only you can see it.'), refreshHome: true };
    },
    'experiments:edit': async (act) => {
      const experiment = await service.requireLed(act, act.value);
      if (experiment.ownerId !== act.userId) throw goneError();
      if (!may(experiment.state, 'designed'))
        throw new UserError(REFUSED[experiment.state], 'A prediction stays as it was written before the start.');
      return showIn(act, await forms.draw(act, forms.placeOf(experiment)));
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'experiments:design': submit,
    'experiments:typed': async (act) => {
      await requireMember(deps, await requireLivingCommunity(deps, act.teamId, act.metadata), act.userId);
      const { title, template } = act.values;
      if (typeof title !== 'string' || typeof template !== 'string') throw new UserError('Choose when you would use it.');
      return { update: await forms.draw(act, forms.newPlace(act.metadata, template, ''), title) };
    },
  };

  return { actions, submissions };
}
