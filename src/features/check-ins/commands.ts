/** What people do here: check in, change an answer, ask why, ask for less. */
import type { ActionAct, ActionHandler, Command, ShortcutHandler, SubmissionHandler } from '../../platform/feature.ts';
import type { CheckInService } from './service.ts';
import type { AnswerService } from './service-answers.ts';
import type { HandService } from './service-hands.ts';
import type { SettingsService } from './service-settings.ts';

export interface Services {
  checkIns: CheckInService;
  answers: AnswerService;
  settings: SettingsService;
  hands: HandService;
}

export const commands = ({ checkIns, settings }: Services): Command[] => [
  {
    name: 'checkin',
    group: 'week',
    direct: '/checkin',
    summary: 'See and answer everything that waits for you, in one place.',
    run: (act) => checkIns.open(act),
  },
  {
    name: 'my-messages',
    group: 'you',
    summary: 'See what I will send you in the next four weeks, and why.',
    run: async (act) => ({ open: await settings.openMessages(act) }),
  },
];

/** Slack's message ids are instants. */
const messageAt = (act: ActionAct): number | undefined => {
  const seconds = Number(act.message?.ts);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
};

export function actions({ checkIns, answers, settings, hands }: Services): Record<string, ActionHandler> {
  const stayQuiet: ActionHandler = (act) => settings.answerNotice(act, true);
  return {
    'check-ins:open': (act) => {
      const at = messageAt(act);
      return checkIns.open(act, { ...(act.value ? { first: act.value } : {}), ...(at === undefined ? {} : { messageAt: at }) });
    },
    'check-ins:change': (act) => answers.openChange(act, act.value),
    'check-ins:why': (act) => settings.openWhy(act, act.value),
    'check-ins:less': (act) => settings.openLess(act),
    'check-ins:as-before': (act) => settings.answerNotice(act, false),
    'check-ins:quiet': stayQuiet,
    'check-ins:stay-quiet': stayQuiet,
    'check-ins:my-messages': async (act) => ({ open: await settings.openMessages(act) }),
    'check-ins:hand-done': (act) => hands.done(act, act.value),
    'check-ins:hand-release': (act) => hands.release(act, act.value),
    'check-ins:hand-keep': (act) => hands.keep(act, act.value),
  };
}

export const submissions = ({ answers, settings }: Services): Record<string, SubmissionHandler> => ({
  'check-ins:check-in': answers.submit,
  'check-ins:change': answers.submitChange,
  'check-ins:less': settings.submitLess,
});

/** manifest.yml: the global shortcut "Check in". */
export const shortcuts = ({ checkIns }: Services): Record<string, ShortcutHandler> => ({ check_in: (act) => checkIns.open(act) });
