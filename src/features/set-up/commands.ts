/** What people type, press and submit while a community is set up, changed, paused or ended. */
import { z } from 'zod';
import type { Deps } from '../../community/kernel.ts';
import type { ActionAct, ActionHandler, Answer, Command, EventHandler, SubmissionHandler } from '../../platform/feature.ts';
import { whereFor } from './rules-forms.ts';
import type { Agreement } from './service-agreement.ts';
import type { ChannelDesk } from './service-channel.ts';
import type { Life } from './service-life.ts';
import type { Objections } from './service-objections.ts';
import type { Purpose } from './service-purpose.ts';
import type { SettingsService } from './service-settings.ts';
import type { Wizard } from './service-wizard.ts';

export interface Services {
  deps: Deps;
  wizard: Wizard;
  agreement: Agreement;
  channel: ChannelDesk;
  objections: Objections;
  settings: SettingsService;
  life: Life;
  purpose: Purpose;
}

export const commands = ({ wizard, settings, life, purpose }: Services): Command[] => [
  { name: 'setup', group: 'community', usage: '[new]', summary: 'Set up a community, or go on where you left.', run: wizard.open },
  {
    name: 'purpose',
    group: 'community',
    usage: '[community]',
    summary: 'Read what a community is for and how one joins.',
    run: purpose.show,
  },
  {
    name: 'settings',
    group: 'community',
    usage: '[community]',
    summary: 'Read what your community agreed on, and who changed what.',
    run: settings.open,
  },
  {
    name: 'pause-community',
    usage: '[community]',
    summary: 'Pause a community: nothing is sent until you wake it.',
    for: 'stewards',
    run: life.command('pause'),
  },
  {
    name: 'dormant',
    usage: '[community]',
    summary: 'Let a community rest; what it wrote stays readable.',
    for: 'stewards',
    run: life.command('dormant'),
  },
  { name: 'wake', usage: '[community]', summary: 'Wake a community that pauses or rests.', for: 'stewards', run: life.command('wake') },
  { name: 'end', usage: '[community]', summary: 'End a community, with thanks and an export.', for: 'stewards', run: life.command('end') },
];

export function actions({ wizard, agreement, channel, objections, settings, life, purpose }: Services): Record<string, ActionHandler> {
  /** A form of the wizard or of the settings: whichever it stands in. */
  const redraw = async (act: ActionAct): Promise<Answer> => (await settings.redraw(act)) ?? wizard.redraw(act);

  async function reopen(act: ActionAct): Promise<Answer> {
    const read = await agreement.reopen(act);
    if ('answer' in read) return read.answer;
    const view = await wizard.show(read.draft, 'purpose', act.now, {
      note: 'Back to a draft. Go through what you want to change, and ask again at step 8.',
    });
    return { [whereFor(act)]: view, refreshHome: true };
  }

  /** What it holds is read with the form. */
  const noted = async (): Promise<void> => undefined;

  return {
    'set-up:resume': wizard.continueDraft,
    'set-up:begin': wizard.beginAnother,
    'set-up:back': wizard.back,
    'set-up:keep': wizard.keepAnyway,
    'set-up:add': wizard.addOutcome,
    'set-up:suggest': async (act) => (await settings.suggest(act)) ?? wizard.suggest(act),
    'set-up:frame': redraw,
    'set-up:recompute': redraw,
    'set-up:noted': noted,
    'set-up:start': wizard.moveStart,
    'set-up:agree': agreement.agree,
    'set-up:look': agreement.look,
    'set-up:suggest-change': agreement.suggestChange,
    'set-up:reopen': reopen,
    'set-up:try-again': channel.tryAgain,
    'set-up:other-channel': channel.askOther,
    'set-up:fine': objections.fine,
    'set-up:object': objections.object,
    'set-up:plan': objections.showPlan,
    'set-up:answer': objections.answerReason,
    'set-up:settings': settings.openFrom,
    'set-up:change': settings.change,
    'set-up:life': life.press,
    'set-up:export': life.hand,
    'set-up:norms': purpose.norms,
    'set-up:purpose': purpose.showFrom,
  };
}

export const submissions = ({ wizard, agreement, channel, objections, settings, life }: Services): Record<string, SubmissionHandler> => ({
  'set-up:next': wizard.next,
  'set-up:suggestion': agreement.suggested,
  'set-up:channel': (act) => channel.otherChannel(act.metadata, act),
  'set-up:objection': objections.objected,
  'set-up:answered': objections.reasonAnswered,
  'set-up:save': settings.save,
  'set-up:live': life.live,
});

export const closings = ({ wizard }: Services): Record<string, SubmissionHandler> => ({ 'set-up:next': wizard.close });

const joinedSchema = z.object({ user: z.string(), channel: z.string() });

export const events = ({ deps, channel }: Services): Record<string, EventHandler> => ({
  member_joined_channel: async ({ teamId, now, event }) => {
    const read = joinedSchema.safeParse(event);
    if (read.success && read.data.user === (await deps.botUserId(teamId))) await channel.letIn(teamId, read.data.channel, now);
  },
});
