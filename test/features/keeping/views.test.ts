import { expect, it } from '@jest/globals';
import { itemForms } from '../../../src/community/item-forms.ts';
import {
  agreedLine,
  agreedMessage,
  heldLine,
  keepModal,
  keptModal,
  plainAnswer,
  requestMessage,
} from '../../../src/features/keeping/views.ts';
import { readStarterLibrary } from '../../../src/library/library.ts';
import { validateView } from '../../../src/sandbox/validate-view.ts';
import { checkDrawings } from '../../support/drawings.ts';

const library = readStarterLibrary();
const view = (name: string, words: string, whose: 'own' | 'member' | 'first') => ({
  ...{ metadata: '{}', whose, author: name, community: name, words, title: name.slice(0, 80), forms: itemForms(library) },
  ...{ suggested: 'people' as const, taxonomy: library.taxonomy },
});

checkDrawings(({ name, text }) => ({
  messages: [
    ['request', requestMessage({ id: 'r', keeper: name, community: name, words: text.repeat(3), first: true })],
    ['agreed', agreedMessage(name, text, 'i')],
    ['answer', plainAnswer(text)],
  ],
  modals: [
    ['own', keepModal(view(name, name, 'own'))],
    ['a member’s', keepModal(view(name, name, 'member'))],
    ['a guest’s', keepModal(view(name, name, 'first'))],
    ['kept', keptModal(text, { label: 'Open it', actionId: 'cards:open', value: 'i' })],
  ],
}));

it('Slack accepts the form of a message of 40,000 characters', () => {
  expect(validateView(keepModal(view('Kai', 'word '.repeat(8000), 'member')), 'modal')).toEqual([]);
});

it('the form of a guest’s words asks nobody who may read them, and says that nothing is kept', () => {
  const drawn = JSON.stringify(keepModal(view('Kim', 'x', 'first')));
  expect(drawn).toContain('Until the answer is yes nothing is kept');
  expect(drawn).not.toContain('Members here');
  expect(JSON.stringify(keepModal(view('Kim', 'x', 'own')))).toContain('Members here');
});

it('the page says whose words they are only as far as was agreed', () => {
  expect(agreedLine(null)).not.toContain('Kai');
  expect(agreedLine('Kai')).toBe('From a message by Kai, who agreed.');
  expect(heldLine('Kai', true, 'Monday')).toBe(
    'From a message by Kai. Kai was asked; without a yes it stays with you, until Monday, and then goes.',
  );
});
