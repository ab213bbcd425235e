/** What people hear by themselves: never a word of what was written. */
import { sayFormalContacts } from '../../community/formal-views.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText, plainSection, section } from '../../platform/slack/text.ts';
import type { Contact, Step } from './rules.ts';
import { consequenceOf, STEP_WORDS, stepButtons } from './views.ts';

export const WHY_KEEPER = 'You are in the office that reads what left the room.';
export const WHY_REPORTER = 'You told me that something left the room.';
export const WHY_HOLDER = 'You hold a file of something that left the room.';

export const waitsMessage = (id: string, until: string): Message => {
  const text = `A file waits for you. It is yours to answer until ${until}; then the next one is asked.`;
  return { text, blocks: [section(text), actions(button('Open it', 'breaches:read', { value: id, style: 'primary' }))] };
};

const toReport = (id: string) => button('Your report', 'breaches:mine', { value: id });

const message = (text: string, ...buttons: ReturnType<typeof button>[]): Message => ({
  text: escapeText(text),
  blocks: [plainSection(text), actions(...buttons)],
});

const NEXT: Readonly<Record<Contact, string>> = {
  yes: 'writes to you to ask how you would like to talk',
  write: 'writes to you first',
  no: 'does not write to you; what could follow is proposed here',
};

export const takenMessage = (id: string, holder: string, contact: Contact): Message =>
  message(`${holder} has your report and ${NEXT[contact]}. Nothing happens without your yes.`, toReport(id));

export const movedMessage = (id: string, reader: string): Message =>
  message(`Your report is with ${reader} now, who has one working day to answer.`, toReport(id));

export const silentMessage = (id: string, settings: Pick<CommunitySettings, 'formalContacts'>): Message =>
  message(
    `Your report has not had an answer in time, and that should not happen. It stays open; your report shows whom you could let read it instead. ${sayFormalContacts(settings)}`,
    toReport(id),
  );

/** Who held it has gone, or is not in office any more. */
export const holderMessage = (id: string, holder: string | null): Message =>
  message(
    holder === null
      ? 'Whoever held your report is not here any more. Nobody else reads it unless you say so.'
      : `${holder} is not in office any more. Your report stays there until it is closed, unless you let somebody else read it.`,
    toReport(id),
  );

export const stepMessage = (id: string, holder: string, step: Step): Message => {
  const consequence = consequenceOf(step);
  const text = `Your report: ${holder} proposes a next step. ${STEP_WORDS[step]}. Only with your yes.${consequence ? ` ${consequence}` : ''}`;
  return message(text, ...stepButtons(id, step), toReport(id));
};

/** In the place of the question. */
export const saidMessage = (id: string, step: Step, yes: boolean): Message =>
  message(`${yes ? '✓ With your yes' : '✓ Not wanted, so it does not happen'}: ${STEP_WORDS[step]}`, toReport(id));

export const answeredMessage = (id: string): Message =>
  message('There is an answer in a file that you hold.', button('Open it', 'breaches:read', { value: id }));

export const takenBackMessage: Message = {
  text: 'A file that you held was taken back. Nothing of it is kept, and nothing more is needed.',
};
